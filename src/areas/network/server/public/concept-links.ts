import type { Tx } from '#platform/db/scope.ts';
import { conceptName, LANGUAGES, type Concept, type Language } from '../../capabilities/index.ts';
import type { PublicProfile } from '../../profile/index.ts';
import { publicPath } from '../../public/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';

/** A concept in the reader's words, with its page when it has one. */
export interface ConceptLink {
  name: string;
  href: string | null;
}

export const conceptPath = ({ id, kind }: Concept, language: Language): string =>
  kind === 'certificate' ? publicPath.certificate(language, id) : publicPath.capability(language, id);

/** One of a classification that is no longer there is its id, and leads nowhere. */
export function toLink(id: string, concepts: ReadonlyMap<string, Concept>, language: Language): ConceptLink {
  const concept = concepts.get(id);
  return {
    name: conceptName(concept, language) || id,
    href: concept ? conceptPath(concept, language) : null,
  };
}

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

/** The term of a concept in each language that it has. */
export const termsOf = (concept: Concept): { language: Language; term: string }[] =>
  LANGUAGES.map((language) => ({ language, term: concept.terms[language].preferred })).filter(
    ({ term }) => term !== '',
  );
