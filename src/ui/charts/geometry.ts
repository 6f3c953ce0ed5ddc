/** Numbers of drawings: shares of a width, lines of words, classes of a map. Pure, and tested. */

/** A ratio as an SVG percentage: drawings stretch with their frame, their writing does not. */
export const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(3))}%`;

/** A share of a whole between 0 and 1; 0 when there is no whole. */
export const shareOf = (value: number, whole: number): number =>
  whole > 0 ? Math.min(1, Math.max(0, value / whole)) : 0;

/**
 * Cuts words into lines of about `width` characters, at spaces and after hyphens; at most `most` lines. A line keeps the
 * space it was cut at: read one after the other, the lines are the words again.
 */
export function wrapWords(words: string, width: number, most = 3): string[] {
  const pieces = words.match(/[^\s\-–—]+[-–—]*\s*|[-–—]+\s*|\s+/g) ?? [words];
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = (last ?? '') + piece;
    if (last === undefined || (joined.trimEnd().length > width && lines.length < most)) lines.push(piece);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

/**
 * Bounds of classes for a map: round numbers that part the known values into at most `count` classes. The value v is in
 * the class of the first bound it is below, or in the last.
 */
export function classBounds(values: readonly number[], count = 5): number[] {
  const known = values.filter((value) => value > 0).sort((a, b) => a - b);
  const bounds = new Set<number>();
  for (let at = 1; at < count; at += 1) {
    const value = known[Math.floor((at * known.length) / count)];
    if (value !== undefined) bounds.add(roundTo(value));
  }
  return [...bounds].filter((bound) => bound > 0).sort((a, b) => a - b);
}

/** Two significant digits: bounds that people can say. */
function roundTo(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / unit) * unit;
}

/** Which class a value is in, from 0. */
export const classOf = (value: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => value >= bound).length;

/** Moves heights apart so that writing at them does not overlap; order and extremes are kept as far as there is room. */
export function spread(heights: readonly number[], gap: number, lowest: number): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  let above = -Infinity;
  for (const at of order) above = placed[at] = Math.max(placed[at]!, above + gap);
  let below = Infinity;
  for (const at of order.reverse()) below = placed[at] = Math.min(placed[at]!, below - gap, lowest);
  return placed;
}
