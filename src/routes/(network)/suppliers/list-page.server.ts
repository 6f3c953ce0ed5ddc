import { error, type RequestEvent } from '@sveltejs/kit';
import type { Language } from '#areas/network/index.ts';
import { PAGE_SIZE, readAsked } from '#areas/network/public/index.ts';
import { findSuppliers, type FoundPage } from '#areas/network/server/public/index.ts';
import { noteVisit } from '#areas/network/server/visibility/index.ts';
import { readPublic } from './public-page.server.ts';

interface Listed extends Pick<FoundPage, 'facets' | 'terms'> {
  found: Omit<FoundPage, 'facets' | 'terms' | 'below'> & { page: number };
}

/** The suppliers of a page that lists some of them, and what they are counted by; a page past the last leads nowhere. */
export async function listSuppliers(
  event: Pick<RequestEvent, 'locals' | 'request' | 'setHeaders' | 'url'>,
  language: Language,
  filters: { concepts?: string[]; certificates?: string[]; regions?: string[]; facets: string },
): Promise<Listed> {
  const { page } = readAsked(event.url.searchParams);
  const {
    facets,
    terms,
    below: _,
    ...found
  } = await readPublic(event, findSuppliers, {
    ...filters,
    ...{ language, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
  });
  if (page > 1 && found.items.length === 0) error(404, 'not-found');
  const companyIds = found.items.map(({ id }) => id);
  const concept = filters.concepts?.[0] ?? filters.certificates?.[0] ?? '';
  await noteVisit(event, { kind: 'impression', companyIds, language, concept });
  return { found: { ...found, page }, facets, terms };
}
