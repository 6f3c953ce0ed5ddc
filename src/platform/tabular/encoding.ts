import { isUtf8 } from 'node:buffer';
import { TabularError } from './problem.ts';

/** Encodings that lists come in: today's, Excel's "Unicode text", and Excel's CSV on Windows and on old Macs. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const SAMPLE = 64 * 1024;

/**
 * Finds the encoding of a text from its bytes.
 * @throws TabularError 'binary' when it is no text; 'encoding-broken' when its own mark lies; 'encoding-mixed' when part
 * of it is UTF-8 and part is not (two files joined), which no choice of encoding reads right. Details give the line.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const marked = markOf(bytes);
  if (marked === 'utf-8' && !isUtf8(bytes))
    throw new TabularError('encoding-broken', { encoding: 'UTF-8', line: firstBadLine(bytes) });
  const wide = marked ?? wideWithoutMark(bytes);
  if (wide) return wide;
  refuseBinary(bytes);
  if (isUtf8(bytes)) return 'utf-8';
  if (hasUtf8Sequence(bytes)) throw new TabularError('encoding-mixed', { line: firstBadLine(bytes) });
  return looksMacintosh(bytes) ? 'macintosh' : 'windows-1252';
}

function markOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Latin text in UTF-16 has a zero in every other byte. */
function wideWithoutMark(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2]!++;
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.05) return 'utf-16le';
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.05) return 'utf-16be';
  return null;
}

/** Zeros and control characters do not stand in lists: an image, a PDF, a file cut by a failing disk. */
function refuseBinary(bytes: Uint8Array): void {
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new TabularError('binary', { line: lineAt(bytes, zero) });
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++;
  if (controls > sample.length * 0.01) throw new TabularError('binary', { line: 1 });
}

const LETTERS_IN_UTF8 = new Set([0xc2, 0xc3, 0xc5, 0xe2]);

/** "é" in UTF-8 reads "Ã©" in Windows-1252, which no word contains. */
function hasUtf8Sequence(bytes: Uint8Array): boolean {
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (!LETTERS_IN_UTF8.has(bytes[at]!)) continue;
    const length = bytes[at]! === 0xe2 ? 3 : 2;
    if (isUtf8(bytes.subarray(at, at + length))) return true;
  }
  return false;
}

const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
// é è ê à ç ô É in Mac OS Roman: punctuation or rare capitals in Windows-1252.
const MAC_LETTERS = new Set([0x8e, 0x8f, 0x90, 0x88, 0x8d, 0x99, 0x83]);

function looksMacintosh(bytes: Uint8Array): boolean {
  let mac = 0;
  let windows = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    if (UNDEFINED_IN_1252.has(byte)) return true;
    if (MAC_LETTERS.has(byte)) mac++;
    else if (byte >= 0xc0) windows++;
  }
  return mac > windows;
}

/** Line (from 1) of the first byte that is not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end;
    line++;
  }
  return line;
}

function lineAt(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let at = 0; at < position; at++) if (bytes[at] === 0x0a) line++;
  return line;
}

/**
 * The text of the bytes, in pieces small enough not to hold a process up; a byte-order mark is left out.
 * @throws TabularError 'encoding-broken' where UTF-8 or UTF-16 is not what it says.
 */
export function* decode(bytes: Uint8Array, encoding: Encoding, piece = SAMPLE): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; start += piece) {
    const last = start + piece >= bytes.length;
    const text = decodePiece(decoder, bytes.subarray(start, start + piece), last, { encoding, line });
    for (const character of text) if (character === '\n') line++;
    yield text;
  }
}

function decodePiece(
  decoder: TextDecoder,
  piece: Uint8Array,
  last: boolean,
  where: { encoding: string; line: number },
): string {
  try {
    return decoder.decode(piece, { stream: !last });
  } catch {
    throw new TabularError('encoding-broken', { encoding: where.encoding.toUpperCase(), line: where.line });
  }
}
