import type { TabularLimits } from './limits.ts';
import { TabularError } from './problem.ts';

/** One line of a table. Lines without anything in them are left out, and keep their number. */
export interface TabularRow {
  /** From 1, as a spreadsheet shows it: a quoted line break does not start a new row. */
  number: number;
  /** Trimmed texts; empty cells at the end are left out. */
  cells: string[];
}

/** Counts and checks rows as they pass, so that no reader forgets a limit. */
export function rowGate(limits: TabularLimits): (number: number, cells: string[]) => TabularRow | null {
  let seen = 0;
  return (number, cells) => {
    const row = { number, cells: trimEnd(cells) };
    if (row.cells.length === 0) return null;
    if (row.cells.length > limits.columns)
      throw new TabularError('too-many-columns', { limit: limits.columns, row: number });
    if (++seen > limits.rows) throw new TabularError('too-many-rows', { limit: limits.rows });
    const long = row.cells.findIndex((cell) => cell.length > limits.cellCharacters);
    if (long >= 0)
      throw new TabularError('cell-too-long', {
        limit: limits.cellCharacters,
        row: number,
        column: long + 1,
      });
    return row;
  };
}

function trimEnd(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1]!.trim() === '') length--;
  return cells.slice(0, length).map((cell) => cell.trim());
}
