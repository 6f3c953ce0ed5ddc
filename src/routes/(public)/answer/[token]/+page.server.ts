import { error } from '@sveltejs/kit';
import { answersAllowance } from '#areas/diagnosis/server/index.ts';
import { m } from '#messages';
import { takeTurn } from '#platform/limit.ts';
import { currentRuntime } from '#platform/runtime.ts';
import {
  byLink,
  loadAnswering,
  removeEvidenceOf,
  saveScreen,
  submitScreen,
} from '../../../answering.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  try {
    return await loadAnswering(event, byLink(event));
  } catch (reason) {
    await countMiss(event.getClientAddress(), event.locals.locale);
    throw reason;
  }
};

/** Whoever tries many links that open nothing is let go on only so often. */
async function countMiss(address: string, locale: 'fr' | 'en'): Promise<void> {
  const { db, clock } = currentRuntime();
  if (await takeTurn(db, `answer:${address}`, answersAllowance, clock.now())) return;
  error(429, m.assessment_too_many_links({}, { locale }));
}

export const actions: Actions = {
  save: (event) => saveScreen(event, byLink(event)),
  submit: (event) => submitScreen(event, byLink(event)),
  evidenceRemove: (event) => removeEvidenceOf(event, byLink(event)),
};
