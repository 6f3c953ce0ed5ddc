/** What may stand beside an answer. Found in the content itself: names and what a browser says of a file are only claims. */
export const EVIDENCE_TYPES = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
} as const;
export type EvidenceType = keyof typeof EVIDENCE_TYPES;

export const MAX_EVIDENCE_BYTES = 15 * 1024 * 1024;
export const MAX_EVIDENCE_FILES = 80;
/** Of one assessment, all files together. */
export const MAX_EVIDENCE_TOTAL = 300 * 1024 * 1024;

export const EVIDENCE_ACCEPT = Object.values(EVIDENCE_TYPES)
  .flat()
  .map((extension) => `.${extension}`)
  .join(',');

export type EvidenceProblem = 'empty' | 'too-large' | 'not-accepted' | 'macros' | 'other-type';

/** What a file is, or why it is refused. */
export function checkEvidence(
  name: string,
  data: Uint8Array,
): { ok: true; mediaType: EvidenceType } | { ok: false; problem: EvidenceProblem } {
  if (data.byteLength === 0) return { ok: false, problem: 'empty' };
  if (data.byteLength > MAX_EVIDENCE_BYTES) return { ok: false, problem: 'too-large' };
  const found = contentType(data);
  if (found === 'macros') return { ok: false, problem: 'macros' };
  if (!found) return { ok: false, problem: 'not-accepted' };
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const expected: readonly string[] = EVIDENCE_TYPES[found];
  // A name that says another thing than the content is how a program is passed off as a picture.
  if (extension !== undefined && !expected.includes(extension)) return { ok: false, problem: 'other-type' };
  return { ok: true, mediaType: found };
}

function contentType(data: Uint8Array): EvidenceType | 'macros' | null {
  if (starts(data, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(data, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (latin(data, 0, 4) === 'RIFF' && latin(data, 8, 12) === 'WEBP') return 'image/webp';
  if (latin(data, 4, 8) === 'ftyp' && /^(heic|heix|heim|heis|mif1|msf1)$/.test(latin(data, 8, 12)))
    return 'image/heic';
  if (latin(data, 0, 5) === '%PDF-') return 'application/pdf';
  return starts(data, [0x50, 0x4b, 0x03, 0x04]) ? officeType(data) : null;
}

/** An Office document is an archive whose parts are named in it in the clear; nothing is unpacked to tell. */
function officeType(data: Uint8Array): EvidenceType | 'macros' | null {
  if (!holds(data, '[Content_Types].xml')) return null;
  if (holds(data, 'vbaProject.bin')) return 'macros';
  const office = 'application/vnd.openxmlformats-officedocument';
  if (holds(data, 'word/document.xml')) return `${office}.wordprocessingml.document`;
  if (holds(data, 'xl/workbook.xml')) return `${office}.spreadsheetml.sheet`;
  if (holds(data, 'ppt/presentation.xml')) return `${office}.presentationml.presentation`;
  return null;
}

const starts = (data: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => data[index] === byte);

const latin = (data: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...data.subarray(from, to));

function holds(data: Uint8Array, words: string): boolean {
  const wanted = [...words].map((letter) => letter.charCodeAt(0));
  for (let at = data.indexOf(wanted[0]!); at !== -1; at = data.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => data[at + index] === byte)) return true;
  }
  return false;
}

/** A name to show and to save under: no path, no control or direction marks, an extension that fits. */
export function evidenceName(name: string, mediaType: EvidenceType): string {
  const plain = name
    .replaceAll(/[\p{C}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(-150);
  const extension = EVIDENCE_TYPES[mediaType][0];
  const stem = plain.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || 'fichier';
  return /\.[a-z0-9]+$/i.test(plain) && plain.length > extension.length ? plain : `${stem}.${extension}`;
}

/** What a browser may show inside a page; the rest is only ever saved. */
export const isPicture = (mediaType: string): boolean => /^image\/(jpeg|png|webp)$/.test(mediaType);
