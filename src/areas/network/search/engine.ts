import type { Language } from '../capabilities/index.ts';
import type { ConceptField, NumberName, Point, SupplierDocument, TextField } from './document.ts';

/**
 * What results are counted by. Those of concepts count the first two levels of their trees, narrower ones included; what
 * is `below` a concept is counted for who asks. Certificates count as far as they are valid today.
 */
export const FACET_NAMES = [
  'region',
  'size',
  'role',
  'language',
  'market',
  'open',
  'process',
  'material',
  'certificate',
  'sector',
] as const;
export type FacetName = (typeof FACET_NAMES)[number];

export interface SearchFilters {
  /** Several values of one filter widen it; several filters narrow. */
  regions?: readonly string[];
  roles?: readonly string[];
  sizes?: readonly string[];
  languages?: readonly string[];
  markets?: readonly string[];
  /** Each one, or a narrower one, is there. */
  concepts?: readonly string[];
  near?: Point & { km: number };
  /** As good as this or better: presses, dimensions, masses and largest batches at least; tolerance, smallest batch and lead time at most. */
  atLeast?: Readonly<Partial<Record<NumberName, number>>>;
  openNow?: boolean;
  /** Each one, or a narrower one, is held and not expired `today`. */
  certificateValid?: readonly string[];
}

export interface SearchRequest {
  text: string;
  readerLanguage: Language;
  filters: SearchFilters;
  /** `YYYY-MM-DD`: certificates expire by it, and suppliers of equal score change places every day. */
  today: string;
  facets: readonly FacetName[];
  /** Concepts of any level whose direct children are counted too. */
  below?: readonly string[];
  offset: number;
  limit: number;
}

export type How = 'same' | 'narrower' | 'wider' | 'sibling';

/** Why a supplier was found. `words` are the buyer's own. */
export type Reason =
  | {
      kind: 'concept';
      words: string;
      asked: string;
      has: string;
      how: How;
      /** Where the profile says it; one of a text when it was read there. */
      field: ConceptField | TextField;
    }
  | { kind: 'text'; words: string; language: Language; field: TextField }
  | { kind: 'name'; words: string };

export interface Hit {
  id: string;
  name: string;
  score: number;
  reasons: Reason[];
  /** When asked for what is near a place. */
  distanceKm?: number;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchResult {
  /** How many suppliers answer, exactly. */
  total: number;
  /**
   * `all`: each has all that was asked. `most`: too few had, so those that have a good part of it, or something near it,
   * are there as well, after them.
   */
  kept: 'all' | 'most';
  hits: Hit[];
  /** Most frequent first. */
  facets: Partial<Record<FacetName, FacetCount[]>>;
  /** By each concept that was asked for: its children that some results have, most frequent first. */
  below: Record<string, FacetCount[]>;
  /** What was made of the words: several lines for one when it is ambiguous. */
  understood: { words: string; concept: string }[];
  /** Words that were taken for others. */
  typingMistakes: { typed: string; meant: string }[];
}

export interface SuggestRequest {
  text: string;
  readerLanguage: Language;
  limit: number;
}

export interface Suggestion {
  kind: 'concept' | 'firm';
  id: string;
  label: string;
  /** The term or name that what was typed begins. */
  matched: string;
}

/** Finds suppliers. One implementation in process; `testing/contract.ts` says what any other must do as well. */
export interface SupplierSearch {
  search(request: SearchRequest): SearchResult;
  suggest(request: SuggestRequest): Suggestion[];
  /** Seen by the next search, as everything that changes the index. */
  upsert(document: SupplierDocument): void;
  remove(id: string): void;
  readonly size: number;
  save(): Uint8Array;
  /** @throws Error when the bytes are not those of `save` with the same thesaurus; what was there stays then. */
  load(bytes: Uint8Array): void;
}
