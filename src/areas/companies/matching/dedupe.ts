import { GrowingU32 } from './arrays.ts';
import { blockCount, eachPair } from './blocks.ts';
import type { ScoredPairs } from './cluster.ts';
import type { Parameters } from './model.ts';
import { fit, scoreTable } from './model.ts';
import type { Plan, Register } from './register.ts';
import { allPairs, RegisterBuilder, registerPattern, tallyOf } from './register.ts';

/** Pairs below this are not kept: nobody would look at them. */
export const KEPT_FROM = 0.02;

export interface Scored {
  readonly register: Register;
  readonly parameters: Parameters;
  readonly pairs: ScoredPairs;
  /** Probability of any two records. */
  readonly probability: (a: number, b: number) => number;
}

/** Reads, learns and scores a list in this thread. Right for thousands of records; the worker is for more. */
export function scoreRecords<R>(records: Iterable<R>, plan: Plan<R>): Scored {
  const builder = new RegisterBuilder(plan);
  for (const record of records) builder.add(record);
  const register = builder.finish();
  const parameters = fit(register.spaces, tallyOf(register), register.records);
  const table = scoreTable(register.spaces, parameters, priorOf(parameters, register));
  const pairs = scoredPairs(register, table, 0, blockCount(register.blocks));
  return { register, parameters, pairs, probability: probabilityIn(register, table) };
}

/**
 * Chance that two records drawn at random are one firm. In a register smaller than the one the parameters were learnt
 * on it stays what it was there: sister firms and branches do not become rarer.
 */
export function priorOf(parameters: Parameters, register: Register): number {
  const smaller = Math.min(1, register.records / parameters.records);
  return Math.min(
    0.5,
    (smaller * parameters.pairsPerRecord * register.records) / Math.max(1, allPairs(register)),
  );
}

export function probabilityIn(register: Register, table: Float32Array): (a: number, b: number) => number {
  const pattern = registerPattern(register);
  return (a, b) => table[pattern(a, b)] ?? 0;
}

/** Scores the pairs of blocks [from, to) and keeps those worth a look. */
export function scoredPairs(register: Register, table: Float32Array, from: number, to: number): ScoredPairs {
  const patternFor = registerPattern(register);
  const columns = { a: new GrowingU32(), b: new GrowingU32(), pattern: new GrowingU32() };
  eachPair(register.blocks, from, to, (a, b) => {
    const pattern = patternFor(a, b);
    if ((table[pattern] ?? 0) < KEPT_FROM) return;
    columns.a.push(a);
    columns.b.push(b);
    columns.pattern.push(pattern);
  });
  const pattern = columns.pattern.finish();
  const probability = Float32Array.from(pattern, (at) => table[at] ?? 0);
  return { a: columns.a.finish(), b: columns.b.finish(), pattern, probability };
}
