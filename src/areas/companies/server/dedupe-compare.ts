import { blockCount } from '../matching/blocks.ts';
import type { ScoredPairs } from '../matching/cluster.ts';
import { scoredPairs } from '../matching/dedupe.ts';
import type { HelperTask } from './dedupe-messages.ts';

/** Blocks taken at a time: enough to make the counter cheap, few enough that threads end together. */
const TURN = 20_000;

/** Compares blocks until none are left, taking turns with the other threads. */
export function compareInTurns({ register, table, counter }: HelperTask): ScoredPairs {
  const last = blockCount(register.blocks);
  const found: ScoredPairs[] = [];
  for (;;) {
    const from = Atomics.add(counter, 0, TURN);
    if (from >= last) return mergePairs(found);
    found.push(scoredPairs(register, table, from, Math.min(last, from + TURN)));
  }
}

export function mergePairs(parts: readonly ScoredPairs[]): ScoredPairs {
  const length = parts.reduce((total, part) => total + part.a.length, 0);
  const merged = {
    a: new Uint32Array(length),
    b: new Uint32Array(length),
    pattern: new Uint32Array(length),
    probability: new Float32Array(length),
  };
  let at = 0;
  for (const part of parts) {
    merged.a.set(part.a, at);
    merged.b.set(part.b, at);
    merged.pattern.set(part.pattern, at);
    merged.probability.set(part.probability, at);
    at += part.a.length;
  }
  return merged;
}
