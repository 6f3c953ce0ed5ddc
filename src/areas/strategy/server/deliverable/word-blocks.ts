import { BorderStyle, HeadingLevel, ImageRun, Paragraph, type FileChild } from 'docx';
import type { Block, Figure, Tone } from '../../deliverable/index.ts';
import { picturePlaceholder } from './placeholder.ts';
import { BULLETS, TEXT_WIDTH, type Colour } from './word-styles.ts';
import { blankTable, dataTable, figureTable, glanceTable, runs, termTable } from './word-tables.ts';

/** What blocks are made with: the colours, and the drawings by name, as SVG files. */
export interface Workshop {
  colour: Colour;
  drawings: Readonly<Record<string, string>>;
}

const LEVELS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** One block as Word's paragraphs and tables. */
export function wordBlock(block: Block, workshop: Workshop): FileChild[] {
  const { colour } = workshop;
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[block.level], children: runs(block.text) })];
    case 'paragraph':
      return [new Paragraph({ ...(block.soft && { style: 'Soft' }), children: runs(block.text) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: BULLETS, level: 0 },
            spacing: { after: 60 },
            children: runs(item),
          }),
      );
    case 'facts':
      return [termTable(block.rows, colour), gap()];
    case 'key-figures':
      return [figureTable(block.items, colour), gap()];
    case 'table':
      return [dataTable(block, colour), gap()];
    case 'figure':
      return figure(block, workshop);
    case 'callout':
      return callout(block.tone, block.title, block.text, colour);
    case 'blanks':
      return [gap(), blankTable(block.labels, colour), gap()];
    case 'sheet':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          pageBreakBefore: true,
          children: runs(block.title),
        }),
        glanceTable(block.glance, colour),
        gap(),
        ...block.blocks.flatMap((inner) => wordBlock(inner, workshop)),
      ];
  }
}

/** Word joins two tables that touch; a small empty line keeps them apart. */
const gap = (): Paragraph => new Paragraph({ spacing: { after: 60, line: 120 }, children: [] });

const PIXELS = (TEXT_WIDTH / 1440) * 96;

function figure({ name, title, alt, width }: Figure, { drawings }: Workshop): FileChild[] {
  const svg = drawings[name];
  if (svg === undefined) throw new Error(`The drawing ${name} was not made.`);
  const across = Math.round(PIXELS * width);
  const { data, height } = pictureOf(svg, across);
  const image = new ImageRun({
    type: 'svg',
    data,
    fallback: { type: 'png', data: picturePlaceholder() },
    transformation: { width: across, height },
    altText: { name, title, description: alt },
  });
  return [
    new Paragraph({ style: 'Caption', children: runs(title) }),
    new Paragraph({ spacing: { after: 160 }, children: [image] }),
  ];
}

/** A drawing as Word takes it: with its size, and in a typeface that every Word has. */
function pictureOf(svg: string, across: number): { data: Buffer; height: number } {
  const [, width, tall] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  if (!width || !tall) throw new Error('A drawing without a size.');
  const height = Math.round((across * Number(tall)) / Number(width));
  const sized = svg
    .replace(/^<svg /, `<svg width="${across}" height="${height}" `)
    .replace('font-family="Source Sans 3"', 'font-family="Calibri, Carlito, Arial, sans-serif"');
  return { data: Buffer.from(sized), height };
}

function callout(tone: Tone, title: string, text: string, colour: Colour): FileChild[] {
  const frame = {
    shading: { fill: colour(`${tone}-wash`) },
    border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: colour(tone) } },
    indent: { left: 160, right: 160 },
  };
  return [
    new Paragraph({
      ...frame,
      keepNext: true,
      spacing: { before: 160, after: 0 },
      children: runs(title, { bold: true, color: colour(tone) }),
    }),
    new Paragraph({ ...frame, spacing: { after: 160 }, children: runs(text) }),
  ];
}
