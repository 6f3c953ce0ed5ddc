import type { Language } from '#areas/network/index.ts';
import { readAsked, toSearchInput } from '#areas/network/public/index.ts';
import { facetGroups, findSuppliers, SEARCH_FACETS } from '#areas/network/server/public/index.ts';
import { noteVisit } from '#areas/network/server/visibility/index.ts';
import { keepAMinute, readPublic } from '../../public-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const language = event.params.language as Language;
  const asked = readAsked(event.url.searchParams);
  const { facets, below, terms, ...found } = await readPublic(event, findSuppliers, {
    ...toSearchInput(asked),
    ...{ language, facets: SEARCH_FACETS, below: [...asked.lists.concepts, ...asked.lists.certificates] },
  });
  const companyIds = found.items.map(({ id }) => id);
  const concept = found.concepts[0] ?? asked.lists.concepts[0] ?? '';
  await noteVisit(event, { kind: 'impression', companyIds, language, concept });
  keepAMinute(event);
  const groups = facetGroups({ total: found.total, facets, below, terms }, asked, language);
  return { asked, found, open: facets.open?.[0]?.count ?? 0, groups };
};
