import {
  addFromTemplate,
  addInitiative,
  listRemoved,
  moveInitiative,
  proposeForStrategy,
  removeInitiative,
} from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction, formValues, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { loadWriting, writingActions } from '../../writing.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { document, ...writing } = await loadWriting(event);
  const { id, title, version, firm, maturity, initiatives, funding, roadmap } = document;
  const { section } = writing.target;
  const sheets = section === 'initiatives';
  return {
    ...writing,
    strategy: { id, title, version, firm },
    maturity: section === 'maturity' ? maturity : [],
    funding: section === 'funding' ? funding : null,
    roadmap: section === 'roadmap' ? roadmap : null,
    initiatives: sheets ? initiatives : [],
    proposals: sheets ? await run(event, proposeForStrategy, { id }) : null,
    removed: sheets ? await run(event, listRemoved, { id }) : [],
  };
};

const list = (event: FormEvent): string => `/strategies/${event.params.id ?? ''}/sections/initiatives`;
const withId = (event: FormEvent) => ({
  input: (form: FormData) => ({ ...formValues(form), id: event.params.id }),
});
const toSheet = (event: FormEvent) => ({
  ...withId(event),
  next: ({ id, initiativeId }: { id: string; initiativeId: string }) => {
    leaveFlash(event.cookies, text(m.strategies_done_sheet_added));
    return `/strategies/${id}/initiatives/${initiativeId}`;
  },
});

export const actions: Actions = {
  ...writingActions,
  add: (event) => formAction(event, addInitiative, toSheet(event)),
  template: (event) => formAction(event, addFromTemplate, toSheet(event)),
  move: (event) => formAction(event, moveInitiative, { ...withId(event), next: () => list(event) }),
  back: (event) =>
    formAction(event, removeInitiative, {
      input: (form) => ({ ...formValues(form), id: event.params.id, back: true }),
      next: () => {
        leaveFlash(event.cookies, text(m.strategies_done_sheet_back));
        return list(event);
      },
    }),
};
