import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, readTable, shapeOf, TabularError, type ShapeChoice } from './index.ts';
import { makeZip, workbookParts, type TestPart, type TestSheet } from './testing-zip.ts';
import { xlsxStream } from './write.ts';

async function rowsOf(bytes: Uint8Array, choice: ShapeChoice = {}, limits = LIMITS) {
  const rows = [];
  for await (const row of readTable(bytes, shapeOf(bytes, choice, limits), limits)) rows.push(row);
  return rows;
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());
const workbook = (sheets: TestSheet[], strings?: string[]) => makeZip(workbookParts(sheets, strings));
const problemOf = async (bytes: Uint8Array, limits = LIMITS) => {
  const failure = await rowsOf(bytes, {}, limits).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TabularError);
  return (failure as TabularError).problem;
};

describe('a workbook is read as a person sees it', () => {
  it('formulas give their saved value, days read as days, an NEQ kept as a number keeps its ten digits', async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Total</t></is></c></row>
      <row r="4"><c r="A4"><v>1140651703</v></c><c r="B4"><f>HYPERLINK("http://x")+SUM(1,2)</f><v>3</v></c>
      <c r="C4" s="1"><v>46348</v></c><c r="D4" t="b"><v>1</v></c><c r="E4"><v>0.30000000000000004</v></c>
      <c r="F4" t="str"><f>CMD()</f><v>Acier</v></c></row>`;
    expect(await rowsOf(workbook([{ name: 'Liste', rows }], ['NEQ']))).toEqual([
      { number: 1, cells: ['NEQ', 'Total'] },
      { number: 4, cells: ['1140651703', '3', '2026-11-22', 'true', '0.3', 'Acier'] },
    ]);
  });

  it('offers its visible sheets and reads the one chosen', async () => {
    const row = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const bytes = workbook([
      { name: 'Notes', rows: row('note'), hidden: true },
      { name: 'Éts &amp; cie', rows: row('un') },
      { name: 'Deux', rows: row('deux') },
    ]);
    expect(shapeOf(bytes)).toMatchObject({
      format: 'xlsx',
      sheet: 'Éts & cie',
      sheets: ['Éts & cie', 'Deux'],
    });
    expect((await rowsOf(bytes))[0]!.cells).toEqual(['un']);
    expect((await rowsOf(bytes, { sheet: 'Deux' }))[0]!.cells).toEqual(['deux']);
    expect(await rowsOf(bytes, { sheet: 'Trois' }).catch((e: TabularError) => e.problem)).toBe(
      'no-such-sheet',
    );
  });

  it('reads back what we write, texts that look like formulas included', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(table, async ([header, ...rows]) => {
        const all = [header!, ['=1+1', '+1', '@x'], ...rows];
        const bytes = await bytesOf(xlsxStream('Entreprises / liste', header!, all.slice(1)));
        expect((await rowsOf(bytes)).map((row) => row.cells)).toEqual(all);
      }),
      { numRuns: 6 },
    );
  });
});

describe('a workbook made to harm is refused', () => {
  const sheet = (rows: string): TestPart[] => workbookParts([{ name: 'S', rows }]);
  const withSheet = (parts: TestPart[], change: Partial<TestPart>) =>
    makeZip(parts.map((part) => (part.name.includes('sheet1') ? { ...part, ...change } : part)));

  it('before anything is unpacked when it says that it becomes too large', async () => {
    const bytes = withSheet(sheet(''), { claimed: LIMITS.expandedBytes });
    expect(() => shapeOf(bytes)).toThrow(expect.objectContaining({ problem: 'too-large-unpacked' }));
  });

  it('when it does not say how large it becomes', () => {
    expect(() => shapeOf(withSheet(sheet(''), { claimed: 0 }))).toThrow(
      expect.objectContaining({ problem: 'too-large-unpacked' }),
    );
  });

  it('when it becomes larger than it says', async () => {
    const bomb = sheet('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(200_000));
    expect(await problemOf(withSheet(bomb, { claimed: 2000 }))).toBe('damaged');
  });

  it('when it has more rows or columns than a list', async () => {
    const cells = (ref: string) => `<row r="1"><c r="${ref}"><v>1</v></c></row>`;
    expect(await problemOf(makeZip(sheet(cells('A1').repeat(30))), { ...LIMITS, rows: 20 })).toBe(
      'too-many-rows',
    );
    expect(await problemOf(makeZip(sheet(cells('XFD1'))))).toBe('too-many-columns');
  });

  it('when its rows are wider than a list, in empty cells', async () => {
    expect(await problemOf(makeZip(sheet('<row><c r="XFD1"/></row>'.repeat(400_000))))).toBe(
      'too-many-columns',
    );
  });

  it('when its texts would fill the memory, without taking the process along', async () => {
    const texts = Array.from({ length: 200_000 }, (_, at) => `Acier ${at}`);
    const bytes = makeZip(workbookParts([{ name: 'S', rows: '' }], texts));
    expect(await problemOf(bytes, { ...LIMITS, memory: 24 })).toBe('too-large-unpacked');
  });

  it.each([
    ['cut short', makeZip(workbookParts([{ name: 'S', rows: '' }])).subarray(0, 300)],
    ['no workbook inside', makeZip([{ name: 'a.txt', data: 'a' }])],
    ['only two letters', new TextEncoder().encode('PK')],
  ])('%s', async (_, bytes) => {
    expect(await problemOf(bytes)).toBe('damaged');
  });
});
