import type { Snippet } from 'svelte';

/** A column of a DataTable. Its cell is plain `text`, or a `cell` snippet of the page. */
export interface Column<Row> {
  key: string;
  label: string;
  text?: (row: Row) => string | null | undefined;
  cell?: Snippet<[Row]>;
  /** The server's name for ordering by this column: the heading becomes a link to `?sort=`. */
  sort?: string;
  /** Figures: set at the end, in tabular digits. */
  numeric?: boolean;
  width?: string;
  /** May be left out on narrow screens. */
  extra?: boolean;
}
