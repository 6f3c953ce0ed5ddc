import { isRows, isSame, type Content } from './merge.rules.ts';

/** One place that two texts differ at; null where a row is not there at all. */
export interface Difference {
  /** "blocks.offer.today", "aims#<id>.measure". */
  path: string;
  before: unknown;
  after: unknown;
}

/** Every place where two texts of a section differ, in the order they are written. */
export function differences(before: Content, after: Content): Difference[] {
  const [old, fresh] = [placesOf(before), placesOf(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }))
    .filter(
      (place) => !isSame(place.before, place.after) && !(isNothing(place.before) && isNothing(place.after)),
    );
}

/** An empty text, an empty list and nothing read the same. */
const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function placesOf(content: Content): Map<string, unknown> {
  const places = new Map<string, unknown>();
  const walk = (path: string, value: unknown): void => {
    if (isRows(value) && value.length > 0)
      return value.forEach(({ id, ...row }) => walk(`${path}#${id}`, row));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.entries(value).forEach(([key, inner]) =>
        walk(path === '' ? key : `${path}.${key}`, inner),
      );
    places.set(path, value);
  };
  walk('', content);
  return places;
}

export interface WordRun {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Longer texts are shown whole, before and after: comparing their words would keep a reader waiting. */
const MOST_STEPS = 400_000;

/** Two texts word by word: what stayed, what went, what came. Joined without 'added' it is the old text, without 'removed' the new. */
export function wordsBetween(before: string, after: string): WordRun[] {
  const [old, fresh] = [tokens(before), tokens(after)];
  if (old.length * fresh.length > MOST_STEPS)
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  return joined(walkBack(old, fresh, commonLengths(old, fresh)));
}

const tokens = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

/** `lengths[i][j]`: the longest common subsequence of what follows i in the one and j in the other. */
function commonLengths(old: string[], fresh: string[]): Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        old[i] === fresh[j]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

function walkBack(old: string[], fresh: string[], lengths: Uint32Array[]): WordRun[] {
  const words: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      words.push({ kind: 'same', text: old[i]! });
      i++;
      j++;
    } else if (j >= fresh.length || (i < old.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      words.push({ kind: 'removed', text: old[i++]! });
    else words.push({ kind: 'added', text: fresh[j++]! });
  }
  return words;
}

function joined(words: WordRun[]): WordRun[] {
  const result: WordRun[] = [];
  for (const word of words.filter(({ text }) => text !== '')) {
    const last = result.at(-1);
    if (last?.kind === word.kind) last.text += word.text;
    else result.push({ ...word });
  }
  return result;
}
