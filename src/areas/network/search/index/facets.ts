import type { FacetCount, FacetName } from '../engine.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';

interface Value {
  facet: FacetName;
  value: string;
}

/** Values that results are counted by, with a small number each. */
export class FacetTable {
  /** The list of suppliers of each value. */
  readonly lists: number[] = [];
  private readonly values: Value[] = [];
  private readonly known = new Set<number>();
  private readonly lexicon: Lexicon;
  private readonly words: Words;

  constructor(lexicon: Lexicon, words: Words, saved: readonly number[] = []) {
    this.lexicon = lexicon;
    this.words = words;
    saved.forEach((list) => this.add(list));
  }

  add(list: number): void {
    if (this.known.has(list)) return;
    this.known.add(list);
    this.lists.push(list);
    this.values.push(this.valueOf(list));
  }

  /** Lists before it are those of concepts. */
  get firstWord(): number {
    return this.words.first;
  }

  /** Counts by facet, most first; a facet asked for is there even when it counts nothing. */
  named(facets: readonly FacetName[], counts: Uint32Array): Partial<Record<FacetName, FacetCount[]>> {
    const named: Partial<Record<FacetName, FacetCount[]>> = Object.fromEntries(
      facets.map((facet) => [facet, []]),
    );
    this.values.forEach(({ facet, value }, code) => {
      if (counts[code]! > 0) named[facet]?.push({ value, count: counts[code]! });
    });
    for (const list of Object.values(named)) list.sort(mostFirst);
    return named;
  }

  private valueOf(list: number): Value {
    const concept = this.lexicon.concepts[list];
    if (concept) return { facet: concept.kind as FacetName, value: concept.id };
    const [facet, ...value] = this.words.textOf(list).split(':');
    return { facet: facet as FacetName, value: value.join(':') };
  }
}

export const mostFirst = (a: FacetCount, b: FacetCount): number =>
  b.count - a.count || (a.value < b.value ? -1 : 1);
