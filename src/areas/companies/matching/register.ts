import type { Blocks } from './blocks.ts';
import { BlockBuilder, blockCount, eachPair, firstCommon, pairable, pairsWithRepeats } from './blocks.ts';
import type { KeyParts } from './blocking.ts';
import { comparatorOf } from './comparator.ts';
import type { Column, Compare, Encoder, Field, Frequencies } from './field.ts';
import type { WordFrequencies } from './lexicon.ts';
import { patternOf } from './matcher.ts';
import type { Tally } from './model.ts';
import type { Spaces } from './patterns.ts';
import { spacesOf } from './patterns.ts';
import { seeded } from './random.ts';

/** How to read and compare one kind of record. */
export interface Plan<R> {
  readonly fields: readonly Field<R>[];
  readonly keys: (record: R) => KeyParts;
  /** For linking two clean lists: which list a record is from (0 or 1). Pairs within a list are not formed. */
  readonly source?: (record: R) => number;
}

/** A register ready to be compared: arrays only, which threads share. */
export interface Register {
  readonly records: number;
  readonly columns: readonly Column[];
  readonly blocks: Blocks;
  readonly spaces: Spaces;
}

/** Blocks larger than this are left out. */
export const BLOCK_CAP = 60;

const LEAST_LISTED = 12;
const LISTED_SHARE = 50_000;

export class RegisterBuilder<R> {
  readonly #plan: Plan<R>;
  readonly #encoders: readonly Encoder<R>[];
  readonly #blocks = new BlockBuilder();
  readonly #sources: number[] = [];
  #records = 0;

  constructor(plan: Plan<R>) {
    this.#plan = plan;
    this.#encoders = plan.fields.map((field) => field.encoder());
  }

  add(record: R): void {
    for (const encoder of this.#encoders) encoder.add(record);
    this.#blocks.add(this.#plan.keys(record));
    if (this.#plan.source !== undefined) this.#sources.push(this.#plan.source(record));
    this.#records += 1;
  }

  /** Word frequencies, to be kept for later look-ups; words of hardly any record are left out. */
  frequencies(): Frequencies {
    const least = Math.max(LEAST_LISTED, Math.round(this.#records / LISTED_SHARE));
    const byField = this.#plan.fields.flatMap((field, at): [string, WordFrequencies][] => {
      const frequencies = this.#encoders[at]?.frequencies?.(least);
      return frequencies === undefined ? [] : [[field.name, frequencies]];
    });
    return Object.fromEntries(byField);
  }

  finish(cap = BLOCK_CAP): Register {
    return {
      records: this.#records,
      columns: this.#encoders.map((encoder) => encoder.finish()),
      blocks: this.#blocks.finish(cap, Uint8Array.from(this.#sources)),
      spaces: spacesOf(this.#plan.fields),
    };
  }
}

/** The pattern of any two records of the register. */
export const registerPattern = (register: Register): Compare =>
  patternOf(register.spaces.plain, register.columns.map(comparatorOf));

/** All pairs that could be formed. */
export function allPairs({ records, blocks }: Register): number {
  if (blocks.sources.length === 0) return (records * (records - 1)) / 2;
  const second = blocks.sources.reduce((total, source) => total + source, 0);
  return second * (records - second);
}

export interface TallyOptions {
  /** About how many candidate pairs to look at. */
  readonly sample?: number;
  readonly seed?: number;
}

const SAMPLE = 1_000_000;
/** Random pairs tell only how often unlike firms agree a little: the rare agreements are all among the candidates. */
const RANDOM = 300_000;

/** Counts the patterns of candidates (all of them, or an even sample) and of random other pairs. */
export function tallyOf(register: Register, options: TallyOptions = {}): Tally {
  const { sample = SAMPLE, seed = 1 } = options;
  const pattern = registerPattern(register);
  const candidates = new Float64Array(register.spaces.plain.size);
  const stride = Math.max(1, Math.round(pairsWithRepeats(register.blocks) / sample));
  let counted = 0;
  sampledPairs(register.blocks, stride, (a, b) => {
    const at = pattern(a, b);
    candidates[at] = (candidates[at] ?? 0) + 1;
    counted += 1;
  });
  const others = randomOthers(register, pattern, Math.min(RANDOM, allPairs(register) * 4), seed);
  const left = Math.max(0, allPairs(register) - counted * stride);
  return {
    candidates,
    candidateWeight: stride,
    others: others.counts,
    otherWeight: left / Math.max(1, others.drawn),
  };
}

/** One block in `stride`: blocks lie in the order of a hash, so any of them are as good as the others. */
function sampledPairs(blocks: Blocks, stride: number, visit: (a: number, b: number) => void): void {
  const last = blockCount(blocks);
  for (let block = 0; block < last; block += stride) eachPair(blocks, block, block + 1, visit);
}

function randomOthers(register: Register, pattern: Compare, draws: number, seed: number) {
  const random = seeded(seed);
  const { records, blocks } = register;
  const counts = new Float64Array(register.spaces.plain.size);
  let drawn = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const a = Math.trunc(random() * records);
    const b = Math.trunc(random() * records);
    if (a === b || !pairable(blocks, a, b) || firstCommon(blocks.ofRecord, a, b) >= 0) continue;
    const at = pattern(a, b);
    counts[at] = (counts[at] ?? 0) + 1;
    drawn += 1;
  }
  return { counts, drawn };
}
