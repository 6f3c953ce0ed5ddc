import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, shapeOf, TabularError, type ShapeChoice, type TabularLimits, LIMITS } from './index.ts';
import { csvLine, csvStream, escapeCell } from './write.ts';
import { unescapeCell } from './formula.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

async function rowsOf(bytes: Uint8Array, choice: ShapeChoice = {}, limits: TabularLimits = LIMITS) {
  const rows = [];
  for await (const row of readTable(bytes, shapeOf(bytes, choice, limits), limits)) rows.push(row);
  return rows;
}

const cellsOf = async (bytes: Uint8Array, choice: ShapeChoice = {}) =>
  (await rowsOf(bytes, choice)).map((row) => row.cells);

async function problemOf(bytes: Uint8Array, limits: TabularLimits = LIMITS) {
  const failure = await rowsOf(bytes, {}, limits).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TabularError);
  const { problem, details } = failure as TabularError;
  return { problem, ...details };
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());

describe('a CSV file is read as it was meant', () => {
  it.each([
    ['semicolons', 'Nom;Ville\nAcier;Alma\n'],
    ['commas', 'Nom,Ville\nAcier,Alma\n'],
    ['tabs', 'Nom\tVille\nAcier\tAlma\n'],
    ['bars', 'Nom|Ville\nAcier|Alma\n'],
    ["Excel's own first line", 'sep=;\r\nNom;Ville\r\nAcier;Alma\r\n'],
    ['line ends of an old Mac', 'Nom;Ville\rAcier;Alma\r'],
    ['line ends of several systems', 'Nom;Ville\r\nAcier;Alma\n'],
  ])('with %s', async (_, text) => {
    expect(await cellsOf(utf8(text))).toEqual([
      ['Nom', 'Ville'],
      ['Acier', 'Alma'],
    ]);
  });

  it('takes semicolons for the delimiter even when addresses are full of commas', async () => {
    const text = 'Nom;Adresse\nA;"1, rue X, bureau 2"\nB;3, rue Y, Alma, Québec\nC;4, rue Z\n';
    expect((await cellsOf(utf8(text)))[2]).toEqual(['B', '3, rue Y, Alma, Québec']);
  });

  it('keeps the numbers of the rows as a spreadsheet shows them, blank lines and line breaks in cells included', async () => {
    const rows = await rowsOf(utf8('Nom;Note\n\nA;"une\ndeux"\n;;\nB;x\n'));
    expect(rows).toEqual([
      { number: 1, cells: ['Nom', 'Note'] },
      { number: 3, cells: ['A', 'une\ndeux'] },
      { number: 5, cells: ['B', 'x'] },
    ]);
  });

  it('lets lines be shorter or longer than the header', async () => {
    expect(await cellsOf(utf8('a;b;c\n1\n1;2;3;4\n'))).toEqual([
      ['a', 'b', 'c'],
      ['1'],
      ['1', '2', '3', '4'],
    ]);
  });

  it('reads an inch sign inside a cell as what it is', async () => {
    expect((await cellsOf(utf8('Nom;Produit\nA;tube 5" acier\n')))[1]).toEqual(['A', 'tube 5" acier']);
  });
});

describe('the encoding is found', () => {
  const text = 'Nom;Ville\nForgé à Québec;Sept-Îles\nAcier ça;Lévis\n';
  const wide = (swap: boolean, mark: boolean) => {
    const buffer = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return Uint8Array.from(swap ? buffer.swap16() : buffer);
  };
  it.each([
    ['utf-8', utf8(text)],
    ['utf-8', utf8('\ufeff' + text)],
    ['utf-16le', wide(false, true)],
    ['utf-16be', wide(true, true)],
    ['utf-16le', wide(false, false)],
    ['utf-16be', wide(true, false)],
    ['windows-1252', latin(text)],
    [
      'macintosh',
      Uint8Array.from(text, (c) => ({ é: 0x8e, à: 0x88, Î: 0xeb, ç: 0x8d })[c] ?? c.charCodeAt(0)),
    ],
  ])('%s', async (encoding, bytes) => {
    expect(shapeOf(bytes).encoding).toBe(encoding);
    expect(await cellsOf(bytes)).toEqual([
      ['Nom', 'Ville'],
      ['Forgé à Québec', 'Sept-Îles'],
      ['Acier ça', 'Lévis'],
    ]);
  });

  it('refuses a file that says UTF-8 and is not, with the line', async () => {
    const bytes = Buffer.concat([utf8('\ufeffNom\nAcier\n'), latin('Québec\n')]);
    expect(await problemOf(bytes)).toEqual({ problem: 'encoding-broken', encoding: 'UTF-8', line: 3 });
  });

  it('refuses two encodings in one file, with the line where they part', async () => {
    const bytes = Buffer.concat([utf8('Nom\nQuébec\n'), latin('Lévis\n')]);
    expect(await problemOf(bytes)).toEqual({ problem: 'encoding-mixed', line: 3 });
  });

  it('refuses UTF-16 cut in the middle of a character', async () => {
    expect(await problemOf(Buffer.concat([wide(false, true), Buffer.from([0x41])]))).toMatchObject({
      problem: 'encoding-broken',
    });
  });

  it('reads it as a person says instead', async () => {
    expect(await cellsOf(latin('Nom\nQuébec\n'), { encoding: 'windows-1252' })).toEqual([
      ['Nom'],
      ['Québec'],
    ]);
  });
});

describe('what is no list is refused, with the reason', () => {
  it.each([
    ['an empty file', new Uint8Array(), { problem: 'empty' }],
    ['zeros in the text', utf8('Nom\nAci\0er\n'), { problem: 'binary', line: 2 }],
    ['a picture', Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 32), { problem: 'binary' }],
    [
      'an old Excel workbook',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      { problem: 'old-or-protected' },
    ],
    [
      'a quote that never ends',
      utf8('Nom;Ville\n"Acier;Alma\nB;C\n'),
      { problem: 'quote-not-closed', row: 2 },
    ],
    ['a million columns', utf8(`${'a;'.repeat(1_000_000)}\n`), { problem: 'row-too-long', row: 1 }],
    [
      'more columns than a list has',
      utf8(`${'a;'.repeat(201)}b\n`),
      { problem: 'too-many-columns', limit: 200, row: 1 },
    ],
    [
      'a cell like a book',
      utf8(`Nom\n${'x'.repeat(10_001)}\n`),
      { problem: 'cell-too-long', row: 2, column: 1 },
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await problemOf(bytes)).toMatchObject(expected);
  });

  it('more rows than the limit', async () => {
    expect(await problemOf(utf8('a\n'.repeat(12)), { ...LIMITS, rows: 10 })).toEqual({
      problem: 'too-many-rows',
      limit: 10,
    });
  });

  it('more bytes than the limit', async () => {
    expect(await problemOf(utf8('a\n'.repeat(12)), { ...LIMITS, bytes: 10 })).toEqual({
      problem: 'too-large',
      limit: 10,
    });
  });
});

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
const risky = fc.constantFrom(
  '=1+1',
  "'=1",
  "''@x",
  '+1 418',
  '-5',
  "-'",
  '\t=2',
  '"',
  ';',
  ',',
  'é',
  "l'acier",
  'a"b;c\nd',
);
const table = fc.array(fc.array(fc.oneof(cell, risky), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 8,
});
const trimmed = (rows: string[][]) =>
  rows
    .map((cells) => cells.map((text) => text.trim()))
    .map((cells) => cells.slice(0, cells.findLastIndex((text) => text !== '') + 1))
    .filter((cells) => cells.length > 0);

describe('what we write', () => {
  it('is read back the same, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(';' as const, ',' as const, '\t' as const),
        async ([header, ...rows], delimiter) => {
          const bytes = await bytesOf(csvStream(header!, rows, { delimiter }));
          expect(await cellsOf(bytes, { delimiter, encoding: 'utf-8' })).toEqual(trimmed([header!, ...rows]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never starts a cell with what a spreadsheet runs', () => {
    fc.assert(
      fc.property(fc.oneof(cell, risky), (text) => {
        expect(escapeCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(unescapeCell(escapeCell(text))).toBe(text);
      }),
    );
  });

  it('leaves numbers as numbers, even negative ones', () => {
    expect(csvLine([-5, 1.5, null, true, new Date('2026-11-22')])).toBe('-5;1.5;;true;2026-11-22\r\n');
  });
});
