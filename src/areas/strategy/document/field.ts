import type { Locale } from '#platform/text.ts';

/** A message: words in the reader's language, or in the one asked for. */
export type Words = (params: object, options?: { locale: Locale }) => string;

export const say = (words: Words, locale?: Locale): string => (locale ? words({}, { locale }) : words({}));

/** One thing to write in a section or on a sheet. Said once: the form, its reading, the history and what is missing use it. */
export interface Field {
  /** Where it stands in the content: "vision", "blocks.offer.today". */
  key: string;
  kind: 'line' | 'prose' | 'money' | 'integer' | 'decimal' | 'day' | 'choice' | 'many' | 'ratings';
  label: Words;
  hint?: Words;
  /** What may be chosen, when it is the same for every strategy. */
  options?: Record<string, Words>;
  /** What may be chosen, when it depends on the strategy. */
  from?: 'dimensions' | 'initiatives' | 'quarters';
  /** A choice that is never empty. */
  always?: boolean;
  /** Takes a whole line of the form. */
  wide?: boolean;
  least?: number;
  most?: number;
}

/** Several of one thing, one under the other. */
export interface Rows {
  kind: 'rows';
  key: string;
  label: Words;
  hint?: Words;
  /** What one is called, with its `number`. */
  row: (params: { number: number }, options?: { locale: Locale }) => string;
  fields: Field[];
}

/** Fields under a heading. */
export interface Group {
  heading?: Words;
  hint?: Words;
  fields: (Field | Rows)[];
}
