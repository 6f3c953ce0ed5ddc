import { blockCount, eachPair } from '../../src/areas/companies/matching/blocks.ts';
import type { Register } from '../../src/areas/companies/matching/register.ts';
import { fold, words } from '../../src/areas/companies/matching/text.ts';

/** Says whether two records look the same, by one rule. */
export type Rule = (a: number, b: number) => boolean;

/** Texts that agree once case, accents and punctuation are gone. An empty text agrees with none. */
export function exactGroups(texts: readonly string[]): (string | number)[] {
  return texts.map((text, at) => {
    const plain = words(fold(text)).join(' ');
    return plain === '' ? at : plain;
  });
}

/** Share of three-letter pieces in common, as pg_trgm counts them. */
export function trigramRule(texts: readonly string[], least: number): Rule {
  const pieces = texts.map((text) => new Set(words(fold(text)).flatMap(trigrams)));
  return (a, b) => {
    const left = pieces[a] ?? new Set();
    const right = pieces[b] ?? new Set();
    const shared = left.intersection(right).size;
    return shared / Math.max(1, left.size + right.size - shared) >= least;
  };
}

function trigrams(word: string): string[] {
  const padded = `  ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
}

interface Fuzzball {
  token_set_ratio(a: string, b: string, options: { full_process: boolean }): number;
}

/** fuzzball (npm, port of TheFuzz), where it is installed: its score without regard to word order, 85 of 100 or more. */
export async function fuzzballRule(texts: readonly string[]): Promise<Rule | undefined> {
  const library: string = 'fuzzball';
  const loaded: unknown = await import(library).catch(() => undefined);
  if (loaded === undefined) return undefined;
  const { token_set_ratio } = loaded as Fuzzball;
  const folded = texts.map((text) => words(fold(text)).join(' '));
  return (a, b) => token_set_ratio(folded[a] ?? '', folded[b] ?? '', { full_process: false }) >= 85;
}

/** Pairs that a rule accepts among the candidates that the engine looks at too. */
export function acceptedPairs(register: Register, rule: Rule): [a: number, b: number][] {
  const accepted: [number, number][] = [];
  eachPair(register.blocks, 0, blockCount(register.blocks), (a, b) => {
    if (rule(a, b)) accepted.push([a, b]);
  });
  return accepted;
}

/** Records linked by any chain of accepted pairs. */
export function linkedGroups(pairs: readonly (readonly [number, number])[], records: number): number[] {
  const parent = Array.from({ length: records }, (_, at) => at);
  const root = (record: number): number => {
    let at = record;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const [a, b] of pairs) parent[root(b)] = root(a);
  return parent.map((_, at) => root(at));
}
