import { fold } from './fold.ts';
import type { NaicsContent, NaicsEntry } from './naics-content.ts';

export interface NaicsLookup {
  readonly sectors: readonly NaicsEntry[];
  /** Subsectors of three digits and groups of four, in the order of the classification. */
  readonly manufacturing: readonly NaicsEntry[];
  /** The entry of exactly this code; `31`, `32` and `33` are those of sector `31-33`. */
  find(code: string): NaicsEntry | null;
  /** The closest entry that holds this code: `332710` is in group `3327`. Null for what no sector holds. */
  closest(code: string): NaicsEntry | null;
  /** From the sector down to the closest entry. */
  path(code: string): NaicsEntry[];
  isManufacturing(code: string): boolean;
  /** Entries whose code starts with the text, or whose titles hold all its words (beginnings suffice), either language. */
  search(text: string, limit?: number): NaicsEntry[];
}

export function createNaicsLookup(content: NaicsContent): NaicsLookup {
  const entries = [...content.sectors, ...content.manufacturing];
  const byCode = new Map(
    entries.flatMap((entry) => codesOf(entry.code).map((code) => [code, entry] as const)),
  );
  const searchable = entries.map((entry) => ({ entry, words: ` ${fold(`${entry.fr} ${entry.en}`)}` }));
  const path = (code: string) => pathTo(code, byCode);
  return {
    sectors: content.sectors,
    manufacturing: content.manufacturing,
    find: (code) => byCode.get(code) ?? null,
    closest: (code) => path(code).at(-1) ?? null,
    path,
    isManufacturing: (code) => byCode.get(code.slice(0, 2))?.code === '31-33',
    search: (text, limit = 20) => {
      const wanted = fold(text).split(' ').filter(Boolean);
      if (wanted.length === 0) return [];
      const matches = searchable.filter(({ entry, words }) =>
        wanted.every((word) => holds(entry, words, word)),
      );
      return matches.slice(0, limit).map(({ entry }) => entry);
    },
  };
}

function holds(entry: NaicsEntry, words: string, wanted: string): boolean {
  return words.includes(` ${wanted}`) || codesOf(entry.code).some((code) => code.startsWith(wanted));
}

function pathTo(code: string, byCode: ReadonlyMap<string, NaicsEntry>): NaicsEntry[] {
  if (!/^\d{2,6}$/.test(code)) return byCode.has(code) ? [byCode.get(code) as NaicsEntry] : [];
  const lengths = [2, 3, 4].filter((length) => length <= code.length);
  return lengths.flatMap((length) => byCode.get(code.slice(0, length)) ?? []);
}

/** `31-33` stands for itself and for 31, 32 and 33. */
function codesOf(code: string): string[] {
  const [first, last] = code.split('-').map(Number);
  if (first === undefined || last === undefined) return [code];
  return [code, ...Array.from({ length: last - first + 1 }, (_, index) => String(first + index))];
}
