/** Which characters a font can write, read from its `cmap` table (OpenType 1.9, formats 4 and 12). */
export type Coverage = (codePoint: number) => boolean;

type Range = readonly [first: number, last: number];

/** @throws Error when the file is no font that we can read: a fault of ours. */
export function coverageOf(font: Buffer): Coverage {
  const cmap = tableOf(font, 'cmap');
  const covered = new Set<number>();
  for (const [first, last] of rangesOf(font, cmap)) {
    for (let code = first; code <= last; code += 1) covered.add(code);
  }
  if (covered.size === 0) throw new Error('No character map that we can read in this font.');
  return (codePoint) => covered.has(codePoint);
}

function tableOf(font: Buffer, name: string): number {
  for (let at = 0; at < font.readUInt16BE(4); at += 1) {
    const record = 12 + at * 16;
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8);
  }
  throw new Error(`No table ${name} in this font.`);
}

function rangesOf(font: Buffer, cmap: number): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) ranges.push(...segments(font, subtable));
    if (format === 12) ranges.push(...groups(font, subtable));
  }
  return ranges;
}

/** Format 4. A segment may hold holes, which its glyph table shows as 0; the private last segment is left out. */
function segments(font: Buffer, table: number): Range[] {
  const doubled = font.readUInt16BE(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  const ranges: Range[] = [];
  for (let at = 0; at < doubled; at += 2) {
    const [first, last] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)];
    const [delta, offset] = [font.readUInt16BE(deltas + at), font.readUInt16BE(offsets + at)];
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsets + at + offset + 2 * (code - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

function groups(font: Buffer, table: number): Range[] {
  const count = font.readUInt32BE(table + 12);
  return Array.from({ length: count }, (_, at) => {
    const group = table + 16 + at * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}

const REPLACED = '\u25a1';

/**
 * Text as the font can write it. What it cannot (a control character, an emoji, another script) becomes "□": a tagged
 * document with a missing letter is refused as a whole (PDF/UA-1, 7.21.4.1), and nobody's name may cost a firm its plan.
 */
export function writable(text: string, covers: Coverage): string {
  let result = '';
  for (const character of text.normalize('NFC').replace(/\r\n?/g, '\n')) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0a || code === 0x09 || covers(code)) result += character;
    else if (!isInvisible(character)) result += REPLACED;
  }
  return result;
}

/** Joiners, variation selectors, direction marks and control characters: nothing to see, nothing to replace. */
const isInvisible = (character: string): boolean => /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(character);

/** The same for every text of plain data, keys included. */
export function writableData(value: unknown, covers: Coverage): unknown {
  if (typeof value === 'string') return writable(value, covers);
  if (Array.isArray(value)) return value.map((item) => writableData(item, covers));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writableData(item, covers)]));
}
