import { inflateRawSync } from 'node:zlib';

/** What a test wants to know of a Word file. */
export interface ReadWord {
  /** The XML parts by name, drawings among them. */
  parts: Record<string, string>;
  /** What is written in the body, paragraph after paragraph. */
  text: string;
  paragraphs: { style: string | null; text: string }[];
  /** Alternative texts of the pictures, in order. */
  alternatives: string[];
  tables: { headerRows: number; rows: number }[];
  /** Codes of the fields: "TOC \h \o "1-2"". */
  fields: string[];
  language: string | null;
}

export function readWord(bytes: Uint8Array): ReadWord {
  const files = unzip(Buffer.from(bytes));
  const xml = [...files].filter(([name]) => /\.(xml|rels|svg)$/.test(name));
  const parts = Object.fromEntries(xml.map(([name, data]) => [name, data.toString('utf8')]));
  const body = parts['word/document.xml'] ?? '';
  const paragraphs = [...body.matchAll(/<w:p>[\s\S]*?<\/w:p>|<w:p [^>]*>[\s\S]*?<\/w:p>/g)].map(
    ([paragraph]) => ({
      style: /<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1] ?? null,
      text: textOf(paragraph),
    }),
  );
  return {
    parts,
    paragraphs,
    text: paragraphs.map(({ text }) => text).join('\n'),
    alternatives: [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => plain(alt ?? '')),
    tables: [...body.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)].map(([table]) => ({
      headerRows: [...table.matchAll(/<w:tblHeader\/>/g)].length,
      rows: [...table.matchAll(/<w:tr>|<w:tr /g)].length,
    })),
    fields: [...body.matchAll(/<w:instrText[^>]*>([^<]*)/g)].map(([, code]) => plain(code ?? '')),
    language: /<w:lang w:val="([^"]*)"/.exec(parts['word/styles.xml'] ?? '')?.[1] ?? null,
  };
}

const textOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
    .map(([, text, mark]) => (mark === 'br' ? '\n' : mark === 'tab' ? '\t' : plain(text ?? '')))
    .join('');

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string): string =>
  xml.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** The files of a ZIP archive as our own writer makes it: no encryption, no ZIP64. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength!);
    files.set(name, entry(archive, at));
    at += 46 + nameLength! + extra! + comment!;
  }
  return files;
}

function entry(archive: Buffer, directory: number): Buffer {
  const method = archive.readUInt16LE(directory + 10);
  const size = archive.readUInt32LE(directory + 20);
  const local = archive.readUInt32LE(directory + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + size);
  return method === 0 ? data : inflateRawSync(data);
}

const TOKEN =
  /<\?[^?]*\?>|<([\w:.-]+)((?:\s+[\w:.-]+="(?:[^<&"]|&(?:lt|gt|quot|apos|amp|#\d+|#x[\da-fA-F]+);)*")*)\s*(\/?)>|<\/([\w:.-]+)\s*>|(?:[^<&]|&(?:lt|gt|quot|apos|amp|#\d+|#x[\da-fA-F]+);)+/y;
// eslint-disable-next-line no-control-regex
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** What is wrong with a part as XML 1.0: a tag left open, a bare "&", a character that may not be there. Null when nothing. */
export function faultOf(xml: string): string | null {
  if (ILLEGAL.test(xml)) return `a character that XML has not: ${JSON.stringify(ILLEGAL.exec(xml)?.[0])}`;
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    if (!token) return `no XML: ${xml.slice(from, from + 60)}`;
    const [, start, , empty, close] = token;
    if (start && !empty) open.push(start);
    if (close && open.pop() !== close) return `</${close}> closes nothing`;
  }
  return open.length > 0 ? `<${open.at(-1)}> is left open` : null;
}
