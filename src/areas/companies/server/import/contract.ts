import type { Tx } from '#platform/db/scope.ts';
import type { Text } from '#platform/text.ts';
import type { ImportKind, StatedRow } from '../../import/import-values.ts';

/** The list being imported, as the handlers of its kind see it. */
export interface ImportedBatch {
  id: string;
  kind: ImportKind;
  organisationId: string;
  /** Set for attendance. */
  activityId: string | null;
  fileName: string;
  /** Who asked for the import. */
  createdBy: string | null;
  /** The import's own instant: the same for every row it writes, and again when they are taken back. */
  at: Date;
}

/** One line of the list whose firm is settled. */
export interface ImportedRow {
  /** As in the file: the header is row 1 when it is the first line. */
  rowNumber: number;
  values: StatedRow;
  /** The register's record that stands for the firm now; null when the line stays unmatched (attendance only). */
  companyId: string | null;
  /** Whether this very row brought the firm into the register. */
  created: boolean;
}

export interface UndoneRow {
  rowNumber: number;
  companyId: string | null;
  created: boolean;
  /** What `applyRows` gave for the row. */
  effect: unknown;
}

/** Why an import cannot be taken back: what was done with its rows since. */
export interface Obstacle {
  rowNumber: number;
  message: Text;
}

/**
 * What a kind of list does with its rows. Both run inside one transaction, past row-level security: their queries name
 * the organisation themselves. They get a few hundred rows at a time, in the order of the file; an exception takes the
 * whole import back.
 */
export interface ImportHandlers {
  /** Writes the rows; gives for each, in order, what undoing it needs (JSON, kept in `import_row.before.effect`). */
  applyRows(tx: Tx, rows: readonly ImportedRow[], batch: ImportedBatch): Promise<unknown[]>;
  /** Takes the rows back, or says what stands in the way: one obstacle is enough to leave everything as it is. */
  undoRows(tx: Tx, rows: readonly UndoneRow[], batch: ImportedBatch): Promise<Obstacle[]>;
}
