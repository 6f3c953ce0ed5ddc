export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const RECORDS = 50;

/** The delimiter that cuts the first lines into the same number of cells, and into the most. A comma when none does. */
export function detectDelimiter(text: string): Delimiter {
  const scores = DELIMITERS.map((delimiter) => ({
    delimiter,
    score: scoreOf(countsPerRecord(text, delimiter)),
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ',';
}

/** How many lines agree on a count, weighed by that count: commas in addresses agree on little. */
function scoreOf(counts: number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [count, lines] = [...tally].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return (lines / Math.max(counts.length, 1)) * (1 + Math.log2(1 + count));
}

/** Delimiters outside quotes, line by line, over the first lines. */
function countsPerRecord(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let quoted = false;
  let count = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count++;
    if (quoted || (character !== '\n' && character !== '\r')) continue;
    if (count > 0) counts.push(count);
    count = 0;
    if (counts.length >= RECORDS) return counts;
  }
  return count > 0 ? [...counts, count] : counts;
}

const DECLARED = /^sep=([;,|\t])\r?\n/i;

/** Excel's own first line "sep=;": the delimiter, and the text without that line, which Excel does not show either. */
export function declaredDelimiter(text: string): { delimiter: Delimiter; length: number } | null {
  const found = DECLARED.exec(text);
  return found ? { delimiter: found[1] as Delimiter, length: found[0].length } : null;
}
