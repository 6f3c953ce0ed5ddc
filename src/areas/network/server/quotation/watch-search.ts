import { quebecDay } from '#platform/clock.ts';
import type { Language } from '../../capabilities/index.ts';
import type { Hit } from '../../search/engine.ts';
import { supplierSearch } from '../search/index.ts';

export const WATCH_TASK = 'network-search-watch';

/** What a saved search finds now: as many as its buyer would look through. */
export async function searchWords(
  { words, language, filters }: { words: string; language: Language; filters: { regions?: string[] } },
  now: Date,
): Promise<Hit[]> {
  const { regions } = filters;
  const { hits } = await supplierSearch().search({
    text: words,
    readerLanguage: language,
    filters: regions && regions.length > 0 ? { regions } : {},
    today: quebecDay(now),
    facets: [],
    offset: 0,
    limit: 50,
  });
  return hits;
}
