import { suggestCompaniesQuery } from '#areas/companies/server/index.ts';
import {
  createFirmOfParticipation,
  getActivity,
  listUnmatched,
  matchParticipation,
  setAside,
} from '#areas/outreach/server/index.ts';
import { formAction, formValues, performFor, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const rows = await run(event, listUnmatched, { ...event.params, cursor });
  return { activity: await run(event, getActivity, event.params), rows };
};

/** The firm that was picked; without scripts only its words come, and they must name one firm. */
async function match(event: FormEvent) {
  const form = formValues(await event.request.clone().formData());
  const companyId = form.companyId ?? (await firmNamed(event, form.companyIdText));
  // A firm that nobody picked must not read as "take the match back".
  return formAction(event, matchParticipation, {
    input: () => ({ id: form.id, companyId: companyId ?? '' }),
  });
}

async function firmNamed(event: FormEvent, words: unknown): Promise<string | undefined> {
  if (!words) return undefined;
  const found = await performFor(event, suggestCompaniesQuery, { q: words, limit: 2 });
  return found.ok && found.value.items.length === 1 ? found.value.items[0]!.id : undefined;
}

export const actions: Actions = {
  match,
  create: (event) => formAction(event, createFirmOfParticipation, { input: formValues }),
  aside: (event) => formAction(event, setAside, { input: formValues }),
};
