import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TableOfContents,
  TabStopType,
  TextRun,
  type FileChild,
  type PageNumberEstimator,
  type ISectionOptions,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Chapter, Deliverable } from '../../deliverable/index.ts';
import { wordBlock, type Workshop } from './word-blocks.ts';
import { NUMBERING, PAGE, readColours, readFonts, TEXT_WIDTH, wordStyles } from './word-styles.ts';
import { runs, termTable } from './word-tables.ts';

// Letters that the typeface has not, an emoji in somebody's words, are measured by a guess rather than not at all.
const estimate = estimatePageNumbersWith({ guess: true });
/** The pages as Word will lay them out. Our headings have no list numbers: not asked for them, it reads the body once. */
const pageNumbers: PageNumberEstimator = (content, context) => estimate(content, context);

/**
 * The plan as an editable Word document: real headings, a table of contents that Word can update, tables with header rows,
 * and the drawings of the PDF as pictures with alternative text.
 * @param drawings SVG files by the names of the figures
 * @param root the project's root, where the typeface and the colours are read
 */
export async function renderWord(
  plan: Deliverable,
  drawings: Readonly<Record<string, string>>,
  root: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const workshop: Workshop = { colour: readColours(root), drawings };
  const document = new Document({
    title: `${plan.kind} · ${plan.firm}`,
    subject: plan.title,
    creator: plan.author,
    lastModifiedBy: plan.author,
    fonts: readFonts(root),
    styles: wordStyles(workshop.colour, plan.locale),
    numbering: NUMBERING,
    pageNumbers,
    sections: [cover(plan, workshop), body(plan, workshop)],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const properties: ISectionOptions['properties'] = {
  page: {
    size: { width: PAGE.width, height: PAGE.height },
    margin: { left: PAGE.side, right: PAGE.side, top: PAGE.top, bottom: PAGE.bottom },
  },
};

function cover(
  { kind, firm, title, cover: terms, draft }: Deliverable,
  { colour }: Workshop,
): ISectionOptions {
  const field = {
    shading: { fill: colour('action') },
    border: { left: { style: BorderStyle.SINGLE, size: 48, space: 12, color: colour('action-line') } },
    indent: { left: 260 },
  };
  return {
    properties,
    children: [
      new Paragraph({
        ...field,
        spacing: { before: 2600, after: 0 },
        children: runs(kind, { bold: true, size: 28, color: colour('action-line') }),
      }),
      new Paragraph({ ...field, heading: HeadingLevel.TITLE, children: runs(firm) }),
      new Paragraph({
        ...field,
        spacing: { after: 900 },
        children: runs(title, { size: 34, color: colour('on-action') }),
      }),
      ...(draft
        ? [
            new Paragraph({
              shading: { fill: colour('attention-wash') },
              spacing: { after: 300 },
              children: runs(draft, { bold: true, color: colour('attention') }),
            }),
          ]
        : []),
      termTable(terms, colour),
    ],
  };
}

function body(plan: Deliverable, workshop: Workshop): ISectionOptions {
  const { colour } = workshop;
  return {
    properties: { ...properties, type: SectionType.NEXT_PAGE },
    headers: { default: new Header({ children: header(plan, workshop) }) },
    footers: { default: new Footer({ children: [footer(plan, workshop)] }) },
    children: [
      new Paragraph({
        spacing: { after: 200 },
        children: runs(plan.contents, { bold: true, size: 46, color: colour('ink') }),
      }),
      new TableOfContents(plan.contents, { hyperlink: true, headingStyleRange: '1-2' }),
      ...plan.chapters.flatMap((chapter) => chapterOf(chapter, workshop)),
    ],
  };
}

const chapterOf = ({ title, blocks, follows }: Chapter, workshop: Workshop): FileChild[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: !follows, children: runs(title) }),
  ...blocks.flatMap((block) => wordBlock(block, workshop)),
];

const header = ({ draft }: Deliverable, { colour }: Workshop): Paragraph[] =>
  draft
    ? [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: runs(draft, { bold: true, size: 16, color: colour('attention') }),
        }),
      ]
    : [new Paragraph({ children: [] })];

function footer({ running }: Deliverable, { colour }: Workshop): Paragraph {
  const soft = { size: 16, color: colour('ink-faint') };
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: colour('line') } },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      ...runs(running, soft),
      new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...soft }),
    ],
  });
}
