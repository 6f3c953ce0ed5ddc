import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
} from 'docx';
import type { Column, KeyFigure, Table as TableBlock, Term } from '../../deliverable/index.ts';
import { TEXT_WIDTH, type Colour } from './word-styles.ts';

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
const thin = (color: string, size = 4): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color });

/** A text with its line breaks, as runs. */
export function runs(
  text: string,
  format: { bold?: boolean; color?: string; size?: number } = {},
): TextRun[] {
  return text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...format, ...(at > 0 && { break: 1 }) }));
}

const widthsOf = (columns: readonly Column[]): number[] => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.round((share / whole) * TEXT_WIDTH));
};

interface Cell {
  children: Paragraph[];
  width: number;
  fill?: string;
  borders?: { top?: IBorderOptions; bottom?: IBorderOptions; left?: IBorderOptions };
}

const cellOf = ({ children, width, fill, borders }: Cell): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    ...(fill && { shading: { fill } }),
    ...(borders && { borders }),
  });

const tableOf = (widths: number[], rows: TableRow[]): Table =>
  new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
  });

/** A table with a header row that comes again on each page; a row stays whole. */
export function dataTable({ columns, rows, total }: TableBlock, colour: Colour): Table {
  const widths = widthsOf(columns);
  const row = (texts: readonly string[], kind: 'head' | 'body' | 'total'): TableRow =>
    new TableRow({
      tableHeader: kind === 'head',
      cantSplit: true,
      children: texts.map((text, at) =>
        cellOf({
          width: widths[at]!,
          borders:
            kind === 'total'
              ? { top: thin(colour('line-strong'), 8) }
              : { bottom: kind === 'head' ? thin(colour('line-strong'), 8) : thin(colour('line')) },
          children: [
            new Paragraph({
              style: kind === 'head' ? 'TableHead' : 'TableText',
              alignment: columns[at]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
              children: kind === 'body' ? named(text, columns[at]!, at) : runs(text, { bold: true }),
            }),
          ],
        }),
      ),
    });
  return tableOf(widths, [
    row(
      columns.map(({ title }) => title),
      'head',
    ),
    ...rows.map((texts) => row(texts, 'body')),
    ...(total ? [row(total, 'total')] : []),
  ]);
}

/** The first column names the row: its first line stands out. */
function named(text: string, column: Column, at: number): TextRun[] {
  if (at > 0 || column.align === 'right') return runs(text);
  return runs(text).map((run, line) =>
    line === 0 ? new TextRun({ text: text.split('\n')[0]!, bold: true }) : run,
  );
}

/** Terms and what they are. */
export function termTable(rows: readonly Term[], colour: Colour): Table {
  const widths = [2700, TEXT_WIDTH - 2700];
  const line = (text: string, color: string) =>
    new Paragraph({ style: 'TableText', children: runs(text, { size: 21, color }) });
  return tableOf(
    widths,
    rows.map(
      ({ term, value }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cellOf({ width: widths[0]!, children: [line(term, colour('ink-soft'))] }),
            cellOf({ width: widths[1]!, children: [line(value, colour('ink'))] }),
          ],
        }),
    ),
  );
}

const quarters = (count: number): number[] =>
  Array.from({ length: count }, () => Math.round(TEXT_WIDTH / count));

export function figureTable(items: readonly KeyFigure[], colour: Colour): Table {
  const widths = quarters(items.length);
  const cells = items.map(({ value, label, note }, at) =>
    cellOf({
      width: widths[at]!,
      borders: { left: thin(colour('action'), 16) },
      children: [
        new Paragraph({
          style: 'TableText',
          children: runs(value, { bold: true, size: 38, color: colour('action') }),
        }),
        new Paragraph({ style: 'TableText', children: runs(label, { bold: true, size: 21 }) }),
        ...(note
          ? [
              new Paragraph({
                style: 'TableText',
                children: runs(note, { size: 17, color: colour('ink-soft') }),
              }),
            ]
          : []),
      ],
    }),
  );
  return tableOf(widths, [new TableRow({ cantSplit: true, children: cells })]);
}

const PER_ROW = 4;

/** What stands under a sheet's heading: four to a row, on a field of its own. */
export function glanceTable(terms: readonly Term[], colour: Colour): Table {
  const widths = quarters(PER_ROW);
  const lines = Array.from({ length: Math.ceil(terms.length / PER_ROW) }, (_, at) =>
    terms.slice(at * PER_ROW, (at + 1) * PER_ROW),
  );
  const cells = (line: readonly Term[]) =>
    widths.map((width, at) =>
      cellOf({
        width,
        fill: colour('surface-sunken'),
        children: [
          new Paragraph({
            style: 'TableText',
            children: runs(line[at]?.term ?? '', { size: 17, color: colour('ink-soft') }),
          }),
          new Paragraph({
            style: 'TableText',
            children: runs(line[at]?.value ?? '', { bold: true, size: 20 }),
          }),
        ],
      }),
    );
  return tableOf(
    widths,
    lines.map((line) => new TableRow({ cantSplit: true, children: cells(line) })),
  );
}

/** Lines to write on, two to a row, each with its name under it. */
export function blankTable(labels: readonly string[], colour: Colour): Table {
  const gap = 400;
  const half = Math.round((TEXT_WIDTH - gap) / 2);
  const cell = (label: string | undefined) =>
    cellOf({
      width: half,
      ...(label !== undefined && { borders: { top: thin(colour('line-strong'), 6) } }),
      children: [
        new Paragraph({
          style: 'TableText',
          spacing: { after: 700 },
          children: runs(label ?? '', { size: 17, color: colour('ink-soft') }),
        }),
      ],
    });
  const empty = () => cellOf({ width: gap, children: [new Paragraph({ style: 'TableText' })] });
  const lines = labels.flatMap((label, at) => (at % 2 === 0 ? [[label, labels[at + 1]]] : []));
  return tableOf(
    [half, gap, half],
    lines.map(
      ([left, right]) => new TableRow({ cantSplit: true, children: [cell(left), empty(), cell(right)] }),
    ),
  );
}
