/** Kinds of files that a drawing comes in, by the ending of their names; nothing that runs, nothing that holds others. */
const KINDS: Readonly<Record<string, { mediaType: string; looksSo: (data: Uint8Array) => boolean }>> = {
  pdf: { mediaType: 'application/pdf', looksSo: (data) => within(data, '%PDF-', 1024) },
  png: { mediaType: 'image/png', looksSo: (data) => begins(data, [0x89, 0x50, 0x4e, 0x47]) },
  jpg: { mediaType: 'image/jpeg', looksSo: (data) => begins(data, [0xff, 0xd8, 0xff]) },
  dwg: { mediaType: 'image/vnd.dwg', looksSo: (data) => within(data, 'AC1', 3) },
  // A drawing interchange file is text of sections, or says that it is binary.
  dxf: {
    mediaType: 'image/vnd.dxf',
    looksSo: (data) => within(data, 'SECTION', 2048) || within(data, 'AutoCAD Binary DXF', 32),
  },
  // ISO 10303-21 begins with its own name.
  step: { mediaType: 'model/step', looksSo: (data) => within(data, 'ISO-10303-21', 256) },
  // IGES: lines of 80 signs, the first of the start section, which has an S at its 73rd.
  igs: { mediaType: 'model/iges', looksSo: (data) => data[72] === 0x53 },
  stl: { mediaType: 'model/stl', looksSo: (data) => within(data, 'solid', 5) || isBinaryStl(data) },
};
const SAME: Readonly<Record<string, string>> = { jpeg: 'jpg', stp: 'step', iges: 'igs' };

/** The endings that are taken, for a file input's `accept`. */
export const DRAWING_ENDINGS = [...Object.keys(KINDS), ...Object.keys(SAME)].map((ending) => `.${ending}`);

export const MOST_DRAWING_BYTES = 10 * 1024 * 1024;

export type DrawingProblem = 'empty' | 'too-large' | 'kind' | 'not-what-it-says';

/** What a drawing is, by its name and by what is in it: a name alone is anybody's to choose. */
export function drawingKind(
  name: string,
  data: Uint8Array,
): { mediaType: string } | { problem: DrawingProblem } {
  if (data.byteLength === 0) return { problem: 'empty' };
  if (data.byteLength > MOST_DRAWING_BYTES) return { problem: 'too-large' };
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS[SAME[ending] ?? ending];
  if (!kind) return { problem: 'kind' };
  return kind.looksSo(data) ? { mediaType: kind.mediaType } : { problem: 'not-what-it-says' };
}

const begins = (data: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => data[at] === byte);

const within = (data: Uint8Array, words: string, first: number): boolean =>
  Buffer.from(data.subarray(0, first)).toString('latin1').includes(words);

/** Eighty bytes of header, a count of triangles, and fifty bytes for each. */
function isBinaryStl(data: Uint8Array): boolean {
  if (data.byteLength < 84) return false;
  const count = new DataView(data.buffer, data.byteOffset).getUint32(80, true);
  return data.byteLength === 84 + 50 * count;
}
