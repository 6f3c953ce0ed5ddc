import { openComments } from '#areas/strategy/index.ts';
import {
  fieldChoices,
  getStrategy,
  getText,
  listHistory,
  restoreText,
} from '#areas/strategy/server/index.ts';
import { textPath } from '#areas/strategy/ui/document/paths.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const { section, initiativeId, cursor, text: textId } = searchValues(event.url);
  const { document, comments } = await run(event, getStrategy, { id });
  const { dimensions, initiatives } = await run(event, fieldChoices, { id });
  return {
    strategy: { id, title: document.title, firm: document.firm },
    sheets: document.initiatives.map(({ id, title }) => ({ id, title })),
    openComments: openComments(comments).length,
    history: await run(event, listHistory, { id, section, initiativeId, cursor, limit: 30 }),
    chosen: textId ? await run(event, getText, { id, textId }) : null,
    names: Object.fromEntries([...dimensions, ...initiatives].map(({ value, label }) => [value, label])),
  };
};

export const actions: Actions = {
  restore: (event) =>
    formAction(event, restoreText, {
      input: (form) => ({ ...formValues(form), id: event.params.id }),
      next: ({ section, initiativeId }) => {
        leaveFlash(event.cookies, text(m.strategies_done_restored));
        return textPath(event.params.id, section, initiativeId);
      },
    }),
};
