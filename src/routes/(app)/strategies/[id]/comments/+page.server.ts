import { addComment, getStrategy, resolveComment } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction, formValues, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { document, comments } = await run(event, getStrategy, event.params);
  return {
    strategy: { id: document.id, title: document.title, firm: document.firm },
    sheets: document.initiatives.map(({ id, title }) => ({ id, title })),
    comments,
  };
};

const here = (event: FormEvent): string => `/strategies/${event.params.id ?? ''}/comments`;

export const actions: Actions = {
  comment: (event) =>
    formAction(event, addComment, {
      input: (form) => {
        const values = formValues(form);
        const { parentId } = values;
        const words = typeof parentId === 'string' ? values[`text-${parentId}`] : values.text;
        // An answer takes its comment's place in the document.
        return { section: 'profile', parentId, text: words, id: event.params.id };
      },
      next: () => {
        leaveFlash(event.cookies, text(m.strategies_done_comment));
        return here(event);
      },
    }),
  resolve: (event) =>
    formAction(event, resolveComment, {
      input: (form) => ({ ...formValues(form), id: event.params.id }),
      next: () => here(event),
    }),
};
