import { regionChoices } from '#areas/companies/server/index.ts';
import { conceptName, namedConcepts, type ProfileContent } from '#areas/network/index.ts';
import { currentThesaurus } from '#areas/network/server/index.ts';
import type { Locale } from '#platform/text.ts';

/** The terms of the concepts that a profile names, and the regions, in the reader's language. */
export async function namesOf(content: ProfileContent, locale: Locale) {
  const { concepts } = await currentThesaurus();
  const terms = namedConcepts(content).map(({ id }) => [id, conceptName(concepts.get(id), locale) || id]);
  return { terms: Object.fromEntries(terms) as Record<string, string>, regions: regionChoices(locale) };
}
