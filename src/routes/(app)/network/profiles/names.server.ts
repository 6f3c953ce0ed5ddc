import { regionChoices } from '#areas/companies/server/index.ts';
import { namedConcepts, type ProfileContent } from '#areas/network/index.ts';
import { knownConcepts } from '#areas/network/server/index.ts';
import type { Locale } from '#platform/text.ts';

/** The terms of the concepts that a profile names, and the regions, in the reader's language. */
export function namesOf(content: ProfileContent, locale: Locale) {
  const concepts = knownConcepts();
  const terms = namedConcepts(content).map(({ id }) => [id, concepts.get(id)?.terms[locale].preferred ?? id]);
  return { terms: Object.fromEntries(terms) as Record<string, string>, regions: regionChoices(locale) };
}
