import { openComments } from '#areas/strategy/index.ts';
import { getStrategy, renameStrategy } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { document, comments, ...strategy } = await run(event, getStrategy, event.params);
  const { id, title, version, firm, organisation, project, signatures, initiatives, funding } = document;
  return {
    ...strategy,
    strategy: { id, title, version, firm, organisation, project, signatures, funding },
    sheets: initiatives.map(({ id, title, must }) => ({ id, title, must })),
    openComments: openComments(comments).map(({ section }) => section),
  };
};

export const actions: Actions = {
  rename: (event) =>
    formAction(event, renameStrategy, {
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.strategies_done_renamed));
        return `/strategies/${id}`;
      },
    }),
};
