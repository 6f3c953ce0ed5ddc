import type { Language } from '../capabilities/index.ts';
import type { Lexicon } from './lexicon.ts';
import { matchesAt, type TermNode, type Unit } from './text/term-tree.ts';
import { tokenise, type Token } from './text/tokens.ts';
import type { Words } from './text/words.ts';

/** Words and concepts of all texts of a profile, with what each counts and where it stands most. */
export interface Reading {
  words: Map<number, { weight: number; place: number }>;
  concepts: Map<number, { weight: number; place: number }>;
  /** Words that say something. */
  length: number;
}

interface Source {
  text: string;
  language: Language;
  weight: number;
  place: number;
}

/** A term inside a longer one (steel in steel tube) was not what the writer spoke of alone. */
const INNER = 0.6;
/** A part of a compound (pump in Kreiselpumpe). */
const PART = 0.7;

export function readText(source: Source, lexicon: Lexicon, words: Words, into: Reading): void {
  const tokens = tokenise(source.text);
  const units = lexicon.unitsOf(tokens, source.language);
  const single = readTerms(units, lexicon.trees[source.language], source, into);
  readWords(tokens, units, source, words, into);
  tokens.forEach((token, at) => {
    if (!token.sign && !units[at]!.stop && !single.has(at)) readParts(token, source, lexicon, words, into);
  });
}

/** Adds the concepts; says which words are a term by themselves. */
function readTerms(
  units: readonly Unit[],
  tree: TermNode,
  { weight, place }: Source,
  into: Reading,
): Set<number> {
  const single = new Set<number>();
  let covered = 0;
  for (let from = 0; from < units.length; from++) {
    if (units[from]!.stop && !tree.next?.has(units[from]!.stem)) continue;
    const matches = matchesAt(tree, units, from);
    const longest = matches.at(-1);
    if (!longest) continue;
    if (matches[0]!.to === from + 1) single.add(from);
    for (const match of matches) {
      const inner = match !== longest || match.to <= covered;
      for (const concept of match.concepts) add(into.concepts, concept, weight * (inner ? INNER : 1), place);
    }
    covered = Math.max(covered, longest.to);
  }
  return single;
}

function readWords(
  tokens: readonly Token[],
  units: readonly Unit[],
  source: Source,
  words: Words,
  into: Reading,
): void {
  tokens.forEach(({ sign, folded }, at) => {
    const { stem, stop } = units[at]!;
    if (stop) return;
    into.length++;
    if (!sign) return add(into.words, words.add('t', stem), source.weight, source.place);
    const next = tokens[at + 1];
    if (next?.sign) add(into.words, words.add('t', folded + next.folded), source.weight, source.place);
  });
}

function readParts({ folded }: Token, source: Source, lexicon: Lexicon, words: Words, into: Reading): void {
  const parts = lexicon.partsOf(folded, source.language);
  if (parts.length === 0) return;
  const units = lexicon.unitsOf(
    parts.map((part) => ({ folded: part, raw: part, sign: false })),
    source.language,
  );
  const weight = source.weight * PART;
  readTerms(units, lexicon.trees[source.language], { ...source, weight }, into);
  for (const { stem } of units) add(into.words, words.add('t', stem), weight, source.place);
}

function add(to: Reading['words'], key: number, weight: number, place: number): void {
  const before = to.get(key);
  if (before) before.weight += weight;
  else to.set(key, { weight, place });
}
