import { inflateRawSync } from 'node:zlib';
import { LIMITS, type TabularLimits } from './limits.ts';
import { TabularError } from './problem.ts';

/** A part of a workbook, as the archive's directory declares it. The reader stops at the declared size. */
export interface ZipPart {
  name: string;
  method: number;
  compressed: number;
  expanded: number;
  /** Where its local header starts. */
  offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_PARTS = 5000;

/**
 * The parts of an archive, refused before anything is unpacked when together they would pass the limit, or when the
 * directory does not say how large they become (which would leave the reader without a limit).
 */
export function inspectZip(bytes: Uint8Array, limits: TabularLimits = LIMITS): ZipPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = readDirectory(bytes, view);
  const total = parts.reduce((sum, part) => sum + part.expanded, 0);
  if (total > limits.expandedBytes)
    throw new TabularError('too-large-unpacked', { limit: limits.expandedBytes });
  return parts;
}

function readDirectory(bytes: Uint8Array, view: DataView): ZipPart[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  // 0xffff announces ZIP64: archives of more than 4 GiB or 65,535 parts, far past our limit.
  if (count > MAX_PARTS) throw new TabularError('damaged');
  const parts: ZipPart[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw new TabularError('damaged');
    parts.push(readEntry(bytes, view, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  throw new TabularError('damaged');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipPart {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
  const part = {
    name,
    method: view.getUint16(at + 10, true),
    compressed: view.getUint32(at + 20, true),
    expanded: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  const undeclared = part.expanded === 0 && part.compressed > 2;
  if (undeclared || part.expanded === 0xffffffff || part.compressed === 0xffffffff)
    throw new TabularError('too-large-unpacked', { limit: LIMITS.expandedBytes });
  return part;
}

/** A small part as text, never longer than it declares. */
export function readPart(bytes: Uint8Array, part: ZipPart): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.offset + 30 > bytes.length) throw new TabularError('damaged');
  const start =
    part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
  const data = bytes.subarray(start, start + part.compressed);
  if (part.method === 0) return new TextDecoder().decode(data);
  try {
    return new TextDecoder().decode(inflateRawSync(data, { maxOutputLength: part.expanded }));
  } catch {
    throw new TabularError('damaged');
  }
}
