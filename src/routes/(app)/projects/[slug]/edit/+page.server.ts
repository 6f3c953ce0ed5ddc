import { getProjectForm, updateProject } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { typedAction, readProject } from '../../form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  choices: await run(event, getProjectForm, { slug: event.params.slug }),
});

export const actions: Actions = {
  default: (event) =>
    typedAction(
      event,
      updateProject,
      (form) => {
        const read = readProject(form);
        return { ...read, input: { ...read.input, slug: event.params.slug } };
      },
      ({ slug }) => {
        leaveFlash(event.cookies, text(m.portfolio_project_saved));
        return `/projects/${slug}`;
      },
    ),
};
