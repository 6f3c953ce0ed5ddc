import { createProject, getProjectForm } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { typedAction, readProject } from '../form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ choices: await run(event, getProjectForm, {}) });

export const actions: Actions = {
  default: (event) =>
    typedAction(event, createProject, readProject, ({ slug }) => {
      leaveFlash(event.cookies, text(m.portfolio_project_created));
      return `/projects/${slug}`;
    }),
};
