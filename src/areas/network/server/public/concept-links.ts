import type { Tx } from '#platform/db/scope.ts';
import { LANGUAGES, type Concept, type Language } from '../../capabilities/index.ts';
import type { PublicProfile } from '../../profile/index.ts';
import { publicPath } from '../../public/index.ts';
import { conceptName } from '../../search/reason.rules.ts';
import { knownConcepts } from '../profile/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';

/** A concept in the reader's words, with its page when it has one. */
export interface ConceptLink {
  name: string;
  href: string | null;
}

/** Concepts of the thesaurus that the product ships have a page; those of an imported classification have words alone. */
export function conceptPath(id: string, language: Language): string | null {
  const concept = knownConcepts().get(id);
  if (!concept) return null;
  return concept.kind === 'certificate'
    ? publicPath.certificate(language, id)
    : publicPath.capability(language, id);
}

export const toLink = (
  id: string,
  concepts: ReadonlyMap<string, Concept>,
  language: Language,
): ConceptLink => ({
  name: conceptName(concepts.get(id), language) || id,
  href: conceptPath(id, language),
});

/** Every concept that a profile shows, by its id. */
export async function conceptLinks(
  tx: Tx,
  profile: PublicProfile,
  language: Language,
): Promise<Record<string, ConceptLink>> {
  const ids = [...new Set(conceptsShown(profile))];
  const concepts = await nameConcepts(tx, ids);
  return Object.fromEntries(ids.map((id) => [id, toLink(id, concepts, language)]));
}

function conceptsShown(profile: PublicProfile): string[] {
  const { processes, materials, equipment, certificates, products, references } = profile;
  const named = [...(processes ?? []), ...(materials ?? []), ...(certificates ?? [])];
  return [
    ...named.map(({ concept }) => concept),
    ...(equipment ?? []).flatMap(({ concept }) => concept ?? []),
    ...(products ?? []).flatMap(({ concepts }) => concepts),
    ...(references ?? []).flatMap(({ sector }) => sector ?? []),
    ...(profile.finishes ?? []),
    ...(profile.services ?? []),
    ...(profile.sectors ?? []),
  ];
}

/** The term of a concept in each language. */
export const termsOf = (concept: Concept): { language: Language; term: string }[] =>
  LANGUAGES.map((language) => ({ language, term: concept.terms[language].preferred }));
