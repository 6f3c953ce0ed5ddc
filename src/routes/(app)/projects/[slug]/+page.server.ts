import { getProject, publishProject } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { packed } from '#platform/web/packed.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  project: packed(await run(event, getProject, event.params)),
});

export const actions: Actions = {
  publish: (event) =>
    formAction(event, publishProject, {
      input: (form) => ({ slug: event.params.slug, status: form.get('status') }),
      next: ({ slug }) => {
        leaveFlash(event.cookies, text(m.portfolio_publication_changed));
        return `/projects/${slug}`;
      },
    }),
};
