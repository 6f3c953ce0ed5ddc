/** Terms of one language, by their words: what starts at a word of a text is found in one walk. */
export interface TermNode {
  next: Map<string, TermNode> | null;
  /** Numbers of the concepts whose term ends here. */
  concepts: number[] | null;
}

/** A word as terms of one language have it: its stem, or a sign. */
export interface Unit {
  stem: string;
  /** A small word: it may stand inside a term or be left out, but no term is made of it alone. */
  stop: boolean;
}

export interface TermMatch {
  from: number;
  /** Behind the last word. */
  to: number;
  concepts: readonly number[];
}

export const emptyNode = (): TermNode => ({ next: null, concepts: null });

/** Adds a term. Its small words are left out on both sides, so that `tube en acier` and `tube d'acier` are one. */
export function addTerm(root: TermNode, units: readonly Unit[], concept: number): void {
  const words = units.filter(({ stop }) => !stop);
  let node = root;
  for (const { stem } of words.length > 0 ? words : units) {
    node.next ??= new Map();
    let next = node.next.get(stem);
    if (!next) node.next.set(stem, (next = emptyNode()));
    node = next;
  }
  if (node === root) return;
  node.concepts ??= [];
  if (!node.concepts.includes(concept)) node.concepts.push(concept);
}

/** The terms that start with the word at `from`, the shortest first. */
export function matchesAt(root: TermNode, units: readonly Unit[], from: number): TermMatch[] {
  const found: TermMatch[] = [];
  let node = root.next?.get(units[from]!.stem);
  for (let at = from + 1; node; at++) {
    if (node.concepts) found.push({ from, to: at, concepts: node.concepts });
    while (at < units.length && units[at]!.stop && !node.next?.has(units[at]!.stem)) at++;
    if (at >= units.length) break;
    node = node.next?.get(units[at]!.stem);
  }
  return found;
}
