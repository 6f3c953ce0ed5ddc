import {
  addParticipation,
  checkIn,
  getActivity,
  listParticipationsQuery,
  undoCheckIn,
} from '#areas/outreach/server/index.ts';
import type { Participation } from '#areas/outreach/index.ts';
import type { Page } from '#platform/paging.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

/** The whole list, so that the search at the door needs no network; past this many, people are searched on the server. */
const MOST = 1000;

export const load: PageServerLoad = async (event) => {
  const activity = await run(event, getActivity, event.params);
  if (!activity.mine) endPage(event, notFound().refusal);
  const q = event.url.searchParams.get('q') ?? undefined;
  const people: Participation[] = [];
  for (let cursor: string | null | undefined; cursor !== null && people.length < MOST;) {
    const asked: object = { id: activity.id, q, limit: 200, cursor };
    const page: Page<Participation> = await run(event, listParticipationsQuery, asked);
    people.push(...page.items.filter(({ state }) => state !== 'cancelled'));
    cursor = page.nextCursor;
  }
  return { activity, people };
};

export const actions: Actions = {
  checkIn: (event) => formAction(event, checkIn, { input: formValues }),
  undo: (event) => formAction(event, undoCheckIn, { input: formValues }),
  add: (event) =>
    formAction(event, addParticipation, {
      input: (form) => ({ ...formValues(form), ...event.params, state: 'attended', source: 'check-in' }),
    }),
};
