import {
  conceptName,
  fold,
  LANGUAGES,
  type Concept,
  type ConceptKind,
  type Language,
} from '../capabilities/index.ts';

export interface FoundConcept {
  id: string;
  /** Its preferred term in the reader's language; of another language, it says which. */
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
  terms: Readonly<Record<Language, readonly string[]>>;
  /** All of its terms, to see at a glance that none holds what was typed. */
  text: string;
  imported: boolean;
}

/** A letter alone is in nearly every term: so many concepts are weighed, those of the product before any other. */
const MOST_WEIGHED = 1500;

/** Words to concepts, for people who fill in a profile: what they pick is a concept, whatever language they think in. */
export function conceptWords(concepts: ReadonlyMap<string, Concept>): ConceptWords {
  const book = new WordBook();
  book.add(concepts.values(), { imported: false });
  return book;
}

/** A thesaurus by its words. Concepts of an imported classification come after those of the product. */
export class WordBook implements ConceptWords {
  readonly concepts = new Map<string, Concept>();
  private readonly entries: Entry[] = [];
  private readonly byTerm = new Map<string, Entry[]>();

  add(concepts: Iterable<Concept>, { imported }: { imported: boolean }): void {
    for (const concept of concepts) {
      const terms = foldedTerms(concept);
      const all = new Set(Object.values(terms).flat());
      const entry = { concept, terms, imported, text: [...all].join('\n') };
      this.concepts.set(concept.id, concept);
      this.entries.push(entry);
      for (const term of all) {
        const same = this.byTerm.get(term);
        if (same) same.push(entry);
        else this.byTerm.set(term, [entry]);
      }
    }
  }

  exact(words: string, kinds: readonly ConceptKind[] | null): string | null {
    const named = this.concepts.get(words.trim());
    if (named && isOf(kinds, named)) return named.id;
    const found = (this.byTerm.get(fold(words)) ?? []).filter(({ concept }) => isOf(kinds, concept));
    const shipped = found.filter(({ imported }) => !imported);
    const meant = shipped.length > 0 ? shipped : found;
    return meant.length === 1 ? meant[0]!.concept.id : null;
  }

  find(words: string, kinds: readonly ConceptKind[] | null, reader: Language, limit: number): FoundConcept[] {
    const wanted = fold(words);
    if (wanted === '') return [];
    return this.entries
      .filter(({ concept, text }) => isOf(kinds, concept) && text.includes(wanted))
      .slice(0, MOST_WEIGHED)
      .map((entry) => ({ entry, rank: rankOf(entry, wanted, reader) }))
      .sort((a, b) => a.rank - b.rank || compare(a.entry, b.entry, reader))
      .slice(0, limit)
      .map(({ entry }) => this.shown(entry.concept, reader));
  }

  private shown(concept: Concept, reader: Language): FoundConcept {
    const wider = concept.parent === null ? undefined : this.concepts.get(concept.parent);
    return { id: concept.id, label: conceptName(concept, reader), wider: conceptName(wider, reader) };
  }
}

const isOf = (kinds: readonly ConceptKind[] | null, { kind }: Concept): boolean =>
  kinds === null || kinds.includes(kind);

const foldedTerms = ({ terms }: Concept): Record<Language, string[]> =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const { preferred, synonyms } = terms[language];
      return [language, [preferred, ...synonyms].filter((term) => term !== '').map(fold)];
    }),
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
  Number(a.imported) - Number(b.imported) ||
  lengthOf(a, reader) - lengthOf(b, reader) ||
  (a.concept.id < b.concept.id ? -1 : 1);

const lengthOf = ({ terms }: Entry, reader: Language): number =>
  terms[reader][0]?.length ?? Number.MAX_SAFE_INTEGER;
