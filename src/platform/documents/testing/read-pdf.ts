import { inflateSync } from 'node:zlib';

/** What a test wants to know of a PDF that typst wrote (PDF 1.7, objects in the open, streams deflated). */
export interface ReadPdf {
  pages: number;
  /** What is written, page after page, as a copy and paste would give it. */
  text: string;
  /** /Lang of the catalogue. */
  language: string | null;
  title: string | null;
  /** "1" when it claims PDF/UA-1. */
  ua: string | null;
  /** How many elements of each kind its structure tree has: { H1: 1, Table: 2 }. */
  structure: Record<string, number>;
  alternatives: string[];
  fonts: { name: string; embedded: boolean }[];
}

type Objects = ReadonlyMap<number, string>;

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const all = [...objects.values()];
  const catalogue = all.find((object) => /\/Type \/Catalog\b/.test(head(object))) ?? '';
  const elements = all.filter((object) => /\/Type \/StructElem\b/.test(head(object)));
  const metadata = all.find((object) => /\/Type \/Metadata\b/.test(head(object))) ?? '';
  const pages = all.filter((object) => /\/Type \/Page\b/.test(head(object)));
  return {
    pages: pages.length,
    text: pageOrder(all)
      .map((number) => textOfPage(objects, objects.get(number) ?? ''))
      .join('\n'),
    language: stringAfter(catalogue, 'Lang'),
    title: stringAfter(all.find((object) => /\/Creator \(Typst/.test(object)) ?? '', 'Title'),
    ua: /pdfuaid:part>(\d)/.exec(Buffer.from(streamOf(metadata), 'latin1').toString('utf8'))?.[1] ?? null,
    structure: count(elements.map((element) => /\/S \/(\w+)/.exec(element)?.[1] ?? '?')),
    alternatives: elements
      .map((element) => stringAfter(element, 'Alt'))
      .filter((alternative) => alternative !== null),
    fonts: all.flatMap((object) => fontOf(head(object), all)),
  };
}

function objectsOf(file: string): Objects {
  return new Map(
    [...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)].map(([, number, body]) => [
      Number(number),
      body ?? '',
    ]),
  );
}

const head = (object: string): string => object.split('\nstream\n')[0] ?? '';

function streamOf(object: string): string {
  const raw = object.split('\nstream\n').slice(1).join('\nstream\n');
  const length = Number(/\/Length (\d+)/.exec(head(object))?.[1] ?? 0);
  if (!/\/FlateDecode/.test(head(object))) return raw.slice(0, length);
  return inflateSync(Buffer.from(raw.slice(0, length), 'latin1')).toString('latin1');
}

const pageOrder = (all: string[]): number[] => {
  const kids =
    /\/Kids \[([^\]]*)\]/.exec(all.find((object) => /\/Type \/Pages\b/.test(object)) ?? '')?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
};

/** A literal string: UTF-16 with its mark, or plain. */
function stringAfter(object: string, key: string): string | null {
  const literal = new RegExp(`/${key} \\(((?:\\\\.|[^\\\\)])*)\\)`, 's').exec(object)?.[1];
  const hex = new RegExp(`/${key} <([0-9A-Fa-f]*)>`).exec(object)?.[1];
  if (hex !== undefined) return decode(Buffer.from(hex, 'hex'));
  return literal === undefined ? null : decode(Buffer.from(unescape(literal), 'latin1'));
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescape = (literal: string): string =>
  literal.replace(/\\(?:([0-7]{1,3})|(.))/gs, (_, octal?: string, one?: string) =>
    octal ? String.fromCharCode(parseInt(octal, 8)) : (ESCAPES[one ?? ''] ?? one ?? ''),
  );

function decode(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}

function fontOf(object: string, all: string[]): ReadPdf['fonts'] {
  const name = /\/Subtype \/Type0[\s\S]*\/BaseFont \/([\w+-]+)/.exec(object)?.[1];
  if (!name) return [];
  const descriptor = all.find(
    (one) => one.includes('/Type /FontDescriptor') && one.includes(`/FontName /${name}`),
  );
  return [{ name, embedded: /\/FontFile[23] \d+ 0 R/.test(descriptor ?? '') }];
}

const count = (names: string[]): Record<string, number> =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));

/** Glyph → letters, by a font's own /ToUnicode: what a screen reader gets. */
type Letters = ReadonlyMap<string, string>;

function textOfPage(objects: Objects, page: string): string {
  const fonts = new Map(
    [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, number]) => [
      name ?? '',
      lettersOf(objects, objects.get(Number(number)) ?? ''),
    ]),
  );
  const contents = objects.get(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])) ?? '';
  return written(streamOf(contents), fonts);
}

function lettersOf(objects: Objects, font: string): Letters {
  const cmap = streamOf(objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1])) ?? '');
  return new Map(
    [...cmap.matchAll(/^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$/gm)].map(([, glyph, letters]) => [
      (glyph ?? '').toLowerCase(),
      Buffer.from(letters ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    ]),
  );
}

function written(content: string, fonts: ReadonlyMap<string, Letters>): string {
  // Parentheses in a string are escaped only where they do not come in pairs (ISO 32000-1, 7.3.4.2): two deep is enough.
  const operations =
    /\/(f\d+) [\d.]+ Tf|\((?:\\.|[^\\()]|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\))*\)|<([0-9A-Fa-f]*)>|\b(?:ET|T\*|Td|Tm)\b/gs;
  let [letters, text] = [new Map<string, string>() as Letters, ''];
  for (const [whole, font] of content.matchAll(operations)) {
    if (font) letters = fonts.get(font) ?? letters;
    else if (whole.startsWith('('))
      text += glyphs(Buffer.from(unescape(whole.slice(1, -1)), 'latin1'), letters);
    else if (whole.startsWith('<')) text += glyphs(Buffer.from(whole.slice(1, -1), 'hex'), letters);
    else if (whole === 'ET') text += '\n';
  }
  return text;
}

function glyphs(bytes: Buffer, letters: Letters): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += letters.get(bytes.toString('hex', at, at + 2)) ?? '';
  return text;
}
