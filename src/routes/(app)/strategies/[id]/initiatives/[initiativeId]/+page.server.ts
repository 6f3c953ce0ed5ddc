import { removeInitiative } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { loadWriting, writingActions } from '../../writing.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { document, ...writing } = await loadWriting(event);
  const { id, title, version, firm, initiatives } = document;
  const at = initiatives.findIndex((one) => one.id === event.params.initiativeId);
  const sheet = initiatives[at];
  if (!sheet) endPage(event, notFound().refusal);
  const near = (one: (typeof initiatives)[number] | undefined) => one && { id: one.id, title: one.title };
  return {
    ...writing,
    strategy: { id, title, version, firm },
    sheet,
    previous: near(initiatives[at - 1]),
    following: near(initiatives[at + 1]),
  };
};

export const actions: Actions = {
  ...writingActions,
  remove: (event) =>
    formAction(event, removeInitiative, {
      input: () => event.params,
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.strategies_done_sheet_removed));
        return `/strategies/${id}/sections/initiatives`;
      },
    }),
};
