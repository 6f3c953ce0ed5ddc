/** A chart of the pages, drawn for both documents: its component from the project's root and its props, as plain data. */
export interface DrawingOf {
  component: string;
  props: Record<string, unknown>;
  /** In units of the drawing; 640 fills the width of a page. */
  width?: number;
}

/** A column of a table. `share` is its width beside the others'. */
export interface Column {
  title: string;
  share: number;
  align?: 'left' | 'right';
}

export interface KeyFigure {
  value: string;
  label: string;
  note: string;
}

export interface Term {
  term: string;
  value: string;
}

export type Tone = 'action' | 'attention' | 'done';

/** A drawing with its words: the title says what it shows, `alt` says it to those who hear the document. */
export interface Figure {
  kind: 'figure';
  /** Letters, digits and hyphens; its own in the document. */
  name: string;
  title: string;
  alt: string;
  drawing: DrawingOf;
  /** Share of the text's width, 0 to 1. */
  width: number;
}

/** Texts of a table that stand in one row. A line break in a cell is kept. */
export interface Table {
  kind: 'table';
  columns: Column[];
  rows: string[][];
  /** The last row, when it adds the others up. */
  total: string[] | null;
}

/**
 * One piece of a document, whatever it is made into: the PDF and the Word file are both made from these and from nothing
 * else, so that they cannot say two things. Every text is words for a reader, never markup.
 */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; soft: boolean }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; rows: Term[] }
  | { kind: 'key-figures'; items: KeyFigure[] }
  | Table
  | Figure
  | { kind: 'callout'; tone: Tone; title: string; text: string }
  /** Lines to fill in by hand. */
  | { kind: 'blanks'; labels: string[] }
  /** One technology initiative: its heading (level 2), what stands under it at a glance, then its blocks. */
  | { kind: 'sheet'; title: string; glance: Term[]; blocks: Block[] };

export interface Chapter {
  /** A heading of level 1. */
  title: string;
  /** Follows the chapter before it on the same page, where there is room. */
  follows?: boolean;
  blocks: Block[];
}

export const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text, soft: false });
export const soft = (text: string): Block => ({ kind: 'paragraph', text, soft: true });
export const list = (items: string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
export const facts = (rows: Term[]): Block[] => (rows.length === 0 ? [] : [{ kind: 'facts', rows }]);

/** A table, or nothing when it has no row. */
export const table = (columns: Column[], rows: string[][], total: string[] | null = null): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', columns, rows, total }];

/** Every block, those inside sheets after their sheet. */
export const everyBlock = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === 'sheet' ? [block, ...everyBlock(block.blocks)] : [block]));
