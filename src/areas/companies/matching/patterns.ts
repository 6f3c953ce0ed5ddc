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

/** The patterns are the same in both; what the fields lean on differs. */
export interface Spaces {
  readonly plain: PatternSpace;
  readonly anchored: PatternSpace;
}

export const spacesOf = (fields: readonly Field<never>[]): Spaces => ({
  plain: patternSpace(fields, false),
  anchored: patternSpace(fields, true),
});

export interface FieldShape {
  readonly name: string;
  readonly levels: readonly string[];
  /** The fields that this one leans on. */
  readonly parents: readonly FieldShape[];
  /** Value of one step of this field in the pattern's number. */
  readonly stride: number;
  readonly expected: readonly number[];
  readonly certain: boolean;
}

const MAX_PATTERNS = 4_000_000;

/** `anchored`: whether enough pairs have identifiers on both sides (`isAnchored`). */
function patternSpace(fields: readonly Field<never>[], anchored: boolean): PatternSpace {
  let size = 1;
  const shapes: FieldShape[] = [];
  for (const { name, levels, expected, certain = false, ...leans } of fields) {
    const given = (anchored ? leans.givenAnchored : undefined) ?? leans.given ?? [];
    const parents = shapes.filter((shape) => given.some((other) => other === shape.name));
    if (parents.length !== given.length)
      throw new RangeError(`${name} leans on a field that does not come before it`);
    shapes.push({ name, levels, parents, stride: size, expected, certain });
    size *= levels.length;
  }
  if (size > MAX_PATTERNS) throw new RangeError(`${String(size)} patterns: use fewer fields or levels`);
  return { fields: shapes, size };
}

/** The level of one field in a pattern. */
export const levelIn = (shape: FieldShape, pattern: number): number =>
  Math.trunc(pattern / shape.stride) % shape.levels.length;

/**
 * The row of the weight table that holds for this field in a pattern. A row belongs to the levels of the fields
 * that it leans on; level 0 there stands for "whatever it is", so row 0 is general.
 */
export const rowIn = ({ parents: [first, second] }: FieldShape, pattern: number): number =>
  rowOf(first, levelOf(first, pattern), levelOf(second, pattern));

const levelOf = (shape: FieldShape | undefined, pattern: number): number =>
  shape === undefined ? 0 : levelIn(shape, pattern);

const rowOf = (first: FieldShape | undefined, level: number, secondLevel: number): number =>
  level + secondLevel * (first?.levels.length ?? 1);

export const rowCount = ({ parents }: FieldShape): number =>
  parents.reduce((rows, parent) => rows * parent.levels.length, 1);

/** The rows that a pattern counts for: its own, those of one parent alone, and the general one. */
export function rowsIn(shape: FieldShape, pattern: number): number[] {
  const [first, second] = shape.parents;
  const a = levelOf(first, pattern);
  const b = levelOf(second, pattern);
  return [...new Set([0, rowOf(first, a, 0), rowOf(first, 0, b), rowOf(first, a, b)])];
}

/** The row that stands in where this one has seen little: the first parent's alone, then the general one. */
export function broaderRow({ parents: [first] }: FieldShape, row: number): number {
  const width = first?.levels.length ?? 1;
  return row >= width ? row % width : 0;
}
