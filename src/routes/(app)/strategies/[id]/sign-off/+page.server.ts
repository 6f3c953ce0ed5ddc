import { openComments } from '#areas/strategy/index.ts';
import { getStrategy, signStrategy } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { document, comments, missing, state, updatedAt, staff } = await run(
    event,
    getStrategy,
    event.params,
  );
  const { id, title, version, firm, signatures, initiatives, funding } = document;
  return {
    strategy: { id, title, version, firm, signatures, funding },
    sheets: initiatives.map(({ id, title, must }) => ({ id, title, must })),
    openComments: openComments(comments).length,
    missing,
    state,
    staff,
    seen: updatedAt.toISOString(),
    today: quebecDay(currentRuntime().clock.now()),
  };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, signStrategy, {
      input: (form) => ({ ...formValues(form), id: event.params.id }),
      next: ({ id, version }) => {
        leaveFlash(event.cookies, text(m.strategies_done_signed, { version }));
        return `/strategies/${id}/document?version=${version}`;
      },
    }),
};
