import type { Lists } from './arrays.ts';
import type { Lexicon, WordFrequencies } from './lexicon.ts';

/**
 * A field is one thing that two records are compared on. It reads its value from a record, keeps it in arrays
 * while records come in, and then says on which level any two records agree. Level 0 is always "missing":
 * one side is unknown, so nothing is learnt. The other levels go from full agreement to difference.
 */
export interface Field<R> {
  readonly name: string;
  /** Names of the levels; the first is `missing`, the last is `different`. */
  readonly levels: readonly string[];
  /**
   * Up to two earlier fields that this one leans on. Two firms in one building often share a telephone, so
   * agreement on both is less than the sum of each: the weight of this field is learnt for each of their levels.
   */
  readonly given?: Given;
  /**
   * The same where identifiers anchor what is learnt. They keep true and other pairs apart even when every field
   * leans on every other; without them so free a model may settle on any division of the pairs.
   */
  readonly givenAnchored?: Given;
  /** Share of each level expected among true pairs (without `missing`): a starting point, not a result. */
  readonly expected: readonly number[];
  /**
   * An identifier: how rarely a firm shows two is known beforehand and not learnt. Pairs where both sides have
   * one then tell the other fields apart, as labels would.
   */
  readonly certain?: boolean;
  encoder(): Encoder<R>;
  /** The value as people know it, for the review screen. */
  show(record: R): string;
}

export type Given = readonly [string] | readonly [string, string];

/** Word frequencies of a whole register, by field name. */
export type Frequencies = Readonly<Record<string, WordFrequencies>>;

export interface Encoder<R> {
  add(record: R): void;
  /** `frequencies` stand in for the column's own where only a few candidates are compared. */
  finish(frequencies?: Frequencies): Column;
  /** Words that at least `least` records hold, for fields that are compared by words. */
  frequencies?(least: number): WordFrequencies;
}

/** The level on which records `a` and `b` agree. Symmetric. */
export type Compare = (a: number, b: number) => number;

/** The values of one field, as plain arrays that can be handed to another thread. */
export type Column = TokensColumn | PlaceColumn | PhoneColumn | ValueColumn | NumberColumn;

/** Texts compared by their words, rare words weighing more. A record may have several (legal name, other names). */
export interface TokensColumn {
  readonly kind: 'tokens';
  /** Record → the numbers of its texts. */
  readonly records: Lists;
  /** Text → its words. */
  readonly texts: Lists;
  /** Text → the sum of its words' bits. */
  readonly totals: Float32Array;
  /** Text → hash of all its letters without spaces, so that `Kids Place` meets `KidsPlace`. */
  readonly hashes: Uint32Array;
  readonly lexicon: Lexicon;
  /** Bits that a word held by one record alone carries. */
  readonly fullBits: number;
}

/** Where a firm is: door, unit, postal code and town together, since they always agree or differ together. */
export interface PlaceColumn {
  readonly kind: 'place';
  readonly civic: Uint32Array;
  readonly direction: Uint32Array;
  readonly unit: Uint32Array;
  readonly street: Lists;
  readonly postal: Uint32Array;
  readonly area: Uint32Array;
  readonly city: Uint32Array;
  readonly door: Uint32Array;
  /** Door → records at it. */
  readonly holders: Uint32Array;
  readonly lexicon: Lexicon;
}

export interface PhoneColumn {
  readonly kind: 'phone';
  /** Area code, 0 unknown. */
  readonly area: Uint32Array;
  /** Seven digits, 0 unknown. */
  readonly line: Uint32Array;
  /** Records with that line. */
  readonly holders: Uint32Array;
}

/** Exact values: identifiers, domains. `stem` finds near ones (same label under another ending); 0 where unused. */
export interface ValueColumn {
  readonly kind: 'value';
  readonly value: Uint32Array;
  readonly stem: Uint32Array;
  /** Value → records with it. */
  readonly holders: Uint32Array;
  /** Whether values held by many records are a level of their own, and near ones too. */
  readonly graded: boolean;
}

/** Quantities compared by their ratio; NaN unknown. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly value: Float32Array;
}

/** From how many holders on a value counts as shared: a building, a switchboard, a group's site. */
export const SHARED_FROM = 5;
