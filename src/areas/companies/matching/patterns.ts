import type { Field } from './field.ts';

/**
 * How two records compare on all fields at once, as one number: the levels are its digits. A few thousand
 * patterns stand for millions of pairs, so the model is fitted on patterns and a score is one table look-up.
 */
export interface PatternSpace {
  readonly fields: readonly FieldShape[];
  /** Number of possible patterns. */
  readonly size: number;
}

export interface FieldShape {
  readonly name: string;
  readonly levels: readonly string[];
  /** Index of the field that this one leans on, or -1. */
  readonly parent: number;
  /** Value of one step of this field in the pattern's number. */
  readonly stride: number;
  readonly expected: readonly number[];
}

const MAX_PATTERNS = 4_000_000;

export function patternSpace(fields: readonly Field<never>[]): PatternSpace {
  let size = 1;
  const shapes = fields.map((field, at): FieldShape => {
    const stride = size;
    size *= field.levels.length;
    const parent = fields.findIndex((other, index) => index < at && other.name === field.given);
    return { name: field.name, levels: field.levels, parent, stride, expected: field.expected };
  });
  if (size > MAX_PATTERNS) throw new RangeError(`${String(size)} patterns: use fewer fields or levels`);
  return { fields: shapes, size };
}

/** The level of one field in a pattern. */
export const levelIn = (shape: FieldShape, pattern: number): number =>
  Math.trunc(pattern / shape.stride) % shape.levels.length;

/** The row of the weight table that holds for this field in a pattern: the level of the field it leans on. */
export function rowIn(space: PatternSpace, shape: FieldShape, pattern: number): number {
  const parent = space.fields[shape.parent];
  return parent === undefined ? 0 : levelIn(parent, pattern);
}
