import type { RequestEvent } from '@sveltejs/kit';
import type { PairDecision } from '#areas/companies/duplicates/index.ts';
import { decidePair, getDuplicatePair, regionName, sectorName } from '#areas/companies/server/index.ts';
import { m } from '#messages';
import { text, type Locale, type Text } from '#platform/text.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { survivor, ...filter } = searchValues(event.url);
  const pair = await run(event, getDuplicatePair, { ...filter, id: event.params.id });
  const { left, right } = pair;
  const chosen = [left.id, right.id].find((id) => id === survivor) ?? pair.survivorId;
  return { pair, chosen, names: namesOf([left, right], event.locals.locale) };
};

type Side = { fields: { naics?: string }; regionCode: string | null };

/** How the codes of the two records read. */
function namesOf(sides: Side[], locale: Locale) {
  const sectors = sides.flatMap(({ fields }) =>
    fields.naics ? [[fields.naics, sectorName(fields.naics, locale) ?? '']] : [],
  );
  const regions = sides.flatMap(({ regionCode }) =>
    regionCode ? [[regionCode, regionName(regionCode, locale) ?? '']] : [],
  );
  return { sectors: Object.fromEntries(sectors), regions: Object.fromEntries(regions) };
}

const SAID: Record<Exclude<PairDecision, 'same'>, Text> = {
  different: text(m.duplicates_different_flash),
  later: text(m.duplicates_later_flash),
  review: text(m.duplicates_review_flash),
};

/** The queue that the pair was opened from, as it stands in the address. */
function queueOf({ url }: Pick<RequestEvent, 'url'>): { filter: Record<string, unknown>; search: string } {
  const { survivor: _, ...filter } = searchValues(url);
  const query = new URLSearchParams(url.search);
  for (const name of [...query.keys()].filter((key) => key === 'survivor' || key.startsWith('/')))
    query.delete(name);
  return { filter, search: query.size > 0 ? `?${query}` : '' };
}

export const actions: Actions = {
  decide: (event) => {
    const { filter, search } = queueOf(event);
    let decision: PairDecision = 'later';
    return formAction(event, decidePair, {
      input: (form) => {
        const values = formValues(form);
        decision = values['decision'] as PairDecision;
        return { ...filter, ...values, id: event.params.id };
      },
      next: ({ merge, nextId }) => {
        leaveFlash(event.cookies, merge ? text(m.duplicates_merged_flash, merge) : SAID[decision as 'later']);
        return nextId ? `/duplicates/${nextId}${search}` : `/duplicates${search}`;
      },
    });
  },
};
