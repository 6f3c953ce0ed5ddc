import { fold, LANGUAGES, type Concept, type ConceptKind, type Language } from '../capabilities/index.ts';

export interface FoundConcept {
  id: string;
  /** Its preferred term in the reader's language. */
  label: string;
  /** The wider concept's, to tell two of a name apart; empty at the root. */
  wider: string;
}

export interface ConceptWords {
  /** The concept that words name exactly: an id, or a term of any language. Null for none, and for several. */
  exact(words: string, kinds: readonly ConceptKind[] | null): string | null;
  /** Those whose terms begin with the words, then those that hold them, in the reader's language first. */
  find(words: string, kinds: readonly ConceptKind[] | null, reader: Language, limit: number): FoundConcept[];
}

interface Entry {
  concept: Concept;
  terms: Record<Language, string[]>;
}

/** Words to concepts, for people who fill in a profile: what they pick is a concept, whatever language they think in. */
export function conceptWords(concepts: ReadonlyMap<string, Concept>): ConceptWords {
  const entries: Entry[] = [...concepts.values()].map((concept) => ({
    concept,
    terms: foldedTerms(concept),
  }));
  const byTerm = new Map<string, Set<Concept>>();
  for (const { concept, terms } of entries)
    for (const term of Object.values(terms).flat())
      byTerm.set(term, (byTerm.get(term) ?? new Set()).add(concept));
  const ofKind = (kinds: readonly ConceptKind[] | null) => (concept: Concept) =>
    kinds === null || kinds.includes(concept.kind);
  return {
    exact(words, kinds) {
      const named = concepts.get(words.trim());
      if (named && ofKind(kinds)(named)) return named.id;
      const found = [...(byTerm.get(fold(words)) ?? [])].filter(ofKind(kinds));
      return found.length === 1 ? found[0]!.id : null;
    },
    find(words, kinds, reader, limit) {
      const wanted = fold(words);
      if (wanted === '') return [];
      return entries
        .filter(({ concept }) => ofKind(kinds)(concept))
        .map((entry) => ({ entry, rank: rankOf(entry, wanted, reader) }))
        .filter(({ rank }) => rank < Infinity)
        .sort((a, b) => a.rank - b.rank || compare(a.entry, b.entry, reader))
        .slice(0, limit)
        .map(({ entry }) => shown(entry.concept, concepts, reader));
    },
  };
}

const foldedTerms = ({ terms }: Concept): Record<Language, string[]> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      [terms[language].preferred, ...terms[language].synonyms].map(fold),
    ]),
  ) as Record<Language, string[]>;

/** Lower is better: the whole term, its beginning, the beginning of a word in it, anything in it; the reader's language first. */
function rankOf({ terms }: Entry, wanted: string, reader: Language): number {
  let best = Infinity;
  for (const language of LANGUAGES)
    for (const term of terms[language]) {
      const rank = placeIn(term, wanted) + (language === reader ? 0 : 4);
      if (rank < best) best = rank;
    }
  return best;
}

function placeIn(term: string, wanted: string): number {
  if (term === wanted) return 0;
  if (term.startsWith(wanted)) return 1;
  if (term.includes(` ${wanted}`) || term.includes(`'${wanted}`)) return 2;
  return term.includes(wanted) ? 3 : Infinity;
}

const compare = (a: Entry, b: Entry, reader: Language): number =>
  a.terms[reader][0]!.length - b.terms[reader][0]!.length || (a.concept.id < b.concept.id ? -1 : 1);

const shown = (concept: Concept, concepts: ReadonlyMap<string, Concept>, reader: Language): FoundConcept => ({
  id: concept.id,
  label: concept.terms[reader].preferred,
  wider: (concept.parent && concepts.get(concept.parent)?.terms[reader].preferred) || '',
});
