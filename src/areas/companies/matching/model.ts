import type { FieldShape, PatternSpace, Spaces } from './patterns.ts';
import { broaderRow, levelIn, rowCount, rowIn, rowsIn } from './patterns.ts';

/**
 * The probabilities of Fellegi and Sunter (1969): for each field and level, how often true pairs (m) and other
 * pairs (u) show it. A level weighs log2(m / u) bits. Plain JSON, to be stored beside the register.
 */
export interface Parameters {
  readonly fields: readonly FieldParameters[];
  /** Size of the register it was fitted on. */
  readonly records: number;
  /** Whether identifiers anchored it: then fields lean on one another more (`givenAnchored`). */
  readonly anchored: boolean;
  /** True pairs per record found there: what the prior of a pair is made of. */
  readonly pairsPerRecord: number;
}

export interface FieldParameters {
  readonly name: string;
  readonly levels: readonly string[];
  /**
   * `m[row][level]`. Row 0 holds whatever the other fields say; the others hold for levels of the fields that this
   * one leans on (`rowIn`). Level 0 (missing) is not a probability and stays 0.
   */
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
}

/** What was counted: patterns of candidate pairs, and of random pairs that no key brought together. */
export interface Tally {
  readonly candidates: Float64Array;
  /** Each counted candidate stands for this many. */
  readonly candidateWeight: number;
  readonly others: Float64Array;
  readonly otherWeight: number;
}

const ROUNDS = 200;
const SETTLED = 1e-5;
/** True pairs to expect at first, per record; the rounds move it. */
const FIRST_PAIRS_PER_RECORD = 0.2;

/**
 * Learns the probabilities from the records themselves, without labels, by expectation and maximisation over
 * all pairs of the register: candidates may be true pairs, pairs that share no key are taken as not.
 */
export function fit(spaces: Spaces, tally: Tally, records: number): Parameters {
  const anchored = isAnchored(spaces.plain, tally);
  const space = anchored ? spaces.anchored : spaces.plain;
  const counted = sparse(tally);
  const allPairs = sum(counted.candidates) + sum(counted.others);
  let current = firstGuess(space, counted, records);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { next, matches } = improve(space, counted, current, allPairs);
    const moved = Math.abs(matches / records / current.pairsPerRecord - 1);
    current = { ...next, pairsPerRecord: matches / records, records, anchored };
    if (moved < SETTLED) break;
  }
  return current;
}

/** Agreeing and differing pairs of identifiers that suffice to tell the other fields apart. */
const ANCHORS = 200;

/** Whether identifiers are known on both sides of enough pairs, some of which agree and some of which differ. */
function isAnchored(space: PatternSpace, tally: Tally): boolean {
  const certain = space.fields.filter((shape) => shape.certain);
  const found = { same: 0, different: 0 };
  tally.candidates.forEach((count, pattern) => {
    const levels = count === 0 ? [] : certain.map((shape) => levelIn(shape, pattern));
    if (levels.includes(1)) found.same += count;
    if (levels.includes(2)) found.different += count;
  });
  return found.same >= ANCHORS && found.different >= ANCHORS;
}

interface Counted {
  readonly patterns: readonly number[];
  readonly candidates: readonly number[];
  readonly others: readonly number[];
}

function sparse(tally: Tally): Counted {
  const patterns = [...tally.candidates.keys()].filter(
    (pattern) => (tally.candidates[pattern] ?? 0) + (tally.others[pattern] ?? 0) > 0,
  );
  return {
    patterns,
    candidates: patterns.map((pattern) => (tally.candidates[pattern] ?? 0) * tally.candidateWeight),
    others: patterns.map((pattern) => (tally.others[pattern] ?? 0) * tally.otherWeight),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function firstGuess(space: PatternSpace, counted: Counted, records: number): Parameters {
  const none = counted.patterns.map(() => 0);
  const { next } = tables(space, counted, none, records);
  return { ...next, records, pairsPerRecord: FIRST_PAIRS_PER_RECORD, anchored: false };
}

function improve(space: PatternSpace, counted: Counted, now: Parameters, allPairs: number) {
  const odds = oddsOf(space, now, (now.pairsPerRecord * now.records) / allPairs);
  const shares = counted.patterns.map((pattern) => probabilityOf(odds(pattern)));
  return tables(space, counted, shares, now.records);
}

/** How much the expected shares weigh beside what was found: a tenth, and ten pairs where little was found. */
const EXPECTED_SHARE = 0.1;
const EXPECTED_PAIRS = 10;
/** Share of records that bear another firm's identifier: the line above copied, a parent's number given. */
const WRONG_IDENTIFIER = 0.001;
/** A level never seen among other pairs may still exist: half a pair of it. */
const UNSEEN = 0.5;
/** A row of a leaning field starts from the field's general shares, as if seen on so many pairs. */
const ROW_PAIRS = 10;

function tables(space: PatternSpace, counted: Counted, shares: readonly number[], records: number) {
  const trueWeight = (at: number): number => (counted.candidates[at] ?? 0) * (shares[at] ?? 0);
  const otherWeight = (at: number): number =>
    (counted.candidates[at] ?? 0) * (1 - (shares[at] ?? 0)) + (counted.others[at] ?? 0);
  const matches = sum(counted.patterns.map((_, at) => trueWeight(at)));
  const fields = space.fields.map((shape): FieldParameters => {
    const { name, levels } = shape;
    if (shape.certain) return { name, levels, ...identifierTables(shape, records) };
    const trueRows = rowsOf(shape, counted, trueWeight);
    const otherRows = rowsOf(shape, counted, otherWeight);
    const priorPairs = EXPECTED_PAIRS + EXPECTED_SHARE * matches;
    const priorM = [0, ...shape.expected.map((share) => share * priorPairs)];
    const priorU = levels.map((_, level) => (level === 0 ? 0 : UNSEEN));
    const m = normaliseRows(shape, trueRows, onlySeen(priorM, trueRows, otherRows));
    const u = normaliseRows(shape, otherRows, onlySeen(priorU, trueRows, otherRows));
    return { name, levels, m, u };
  });
  return { next: { fields }, matches };
}

/** What is known of identifiers without looking: few firms show two, and few records bear another firm's. */
function identifierTables({ expected }: FieldShape, records: number): Pick<FieldParameters, 'm' | 'u'> {
  const wrong = WRONG_IDENTIFIER / Math.max(2, records);
  return { m: [[0, ...expected]], u: [[0, wrong, 1 - wrong]] };
}

/** Expectations hold for levels that occur at all in this list: of the others nothing is known. */
const onlySeen = (prior: readonly number[], ...seen: readonly number[][][]): number[] =>
  prior.map((share, level) => (seen.some((rows) => (rows[0]?.[level] ?? 0) > 0) ? share : 0));

const wasSeen = (field: FieldParameters, level: number): boolean =>
  (field.m[0]?.[level] ?? 0) > 0 && (field.u[0]?.[level] ?? 0) > 0;

/** Counts by row and level. */
function rowsOf(shape: FieldShape, counted: Counted, weight: (at: number) => number): number[][] {
  const rows = Array.from({ length: rowCount(shape) }, () => shape.levels.map(() => 0));
  counted.patterns.forEach((pattern, at) => {
    const level = levelIn(shape, pattern);
    if (level === 0) return;
    for (const row of rowsIn(shape, pattern)) addTo(rows[row], level, weight(at));
  });
  return rows;
}

function addTo(row: number[] | undefined, level: number, weight: number): void {
  if (row !== undefined) row[level] = (row[level] ?? 0) + weight;
}

function normaliseRows(shape: FieldShape, rows: readonly number[][], prior: readonly number[]): number[][] {
  const shares: number[][] = [];
  rows.forEach((row, at) => {
    const broader = shares[broaderRow(shape, at)];
    shares.push(
      normalised(row, at === 0 || broader === undefined ? prior : broader.map((share) => share * ROW_PAIRS)),
    );
  });
  return shares;
}

function normalised(counts: readonly number[], prior: readonly number[]): number[] {
  const total = sum(counts) + sum(prior);
  return counts.map((count, level) => (total === 0 ? 0 : (count + (prior[level] ?? 0)) / total));
}

/** Weight of a level in bits. Full agreement never speaks against, difference never for; missing says nothing. */
export function bitsOf(field: FieldParameters, row: number, level: number): number {
  if (level === 0 || !wasSeen(field, level)) return 0;
  const m = field.m[row]?.[level] ?? field.m[0]?.[level] ?? 0;
  const u = field.u[row]?.[level] ?? field.u[0]?.[level] ?? 0;
  const bits = Math.log2(Math.max(m, 1e-12) / Math.max(u, 1e-12));
  if (level === 1) return Math.max(0, bits);
  return level === field.levels.length - 1 ? Math.min(0, bits) : bits;
}

/** Log-odds in bits that a pair with this pattern is one firm, from the share of true pairs among all pairs. */
export function oddsOf(
  space: PatternSpace,
  parameters: Parameters,
  prior: number,
): (pattern: number) => number {
  const before = Math.log2(prior / (1 - prior));
  return (pattern) =>
    before + evidenceBits(space, parameters, pattern).reduce((total, bits) => total + bits, 0);
}

/** Bits field by field. */
export function evidenceBits(space: PatternSpace, parameters: Parameters, pattern: number): number[] {
  return space.fields.map((shape, at) => {
    const field = parameters.fields[at];
    return field === undefined ? 0 : bitsOf(field, rowIn(shape, pattern), levelIn(shape, pattern));
  });
}

export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits);

/** The space that a set of parameters belongs to. */
export const spaceFor = (spaces: Spaces, { anchored }: Parameters): PatternSpace =>
  anchored ? spaces.anchored : spaces.plain;

/** Probability for each pattern there is. */
export function scoreTable(spaces: Spaces, parameters: Parameters, prior: number): Float32Array {
  const space = spaceFor(spaces, parameters);
  const odds = oddsOf(space, parameters, prior);
  return Float32Array.from({ length: space.size }, (_, pattern) => probabilityOf(odds(pattern)));
}
