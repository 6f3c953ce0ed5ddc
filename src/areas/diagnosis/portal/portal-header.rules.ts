import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { PortalProblem } from './portal-record.ts';

export interface Header {
  /** Where each title of the portal stands, from 0. */
  at: ReadonlyMap<string, number>;
  /** Columns that have a title. */
  width: number;
  ignored: string[];
  problems: PortalProblem[];
}

/** So many titles missing, and it is another file altogether: one sentence says it better than ninety. */
const ANOTHER_FILE = 10;

/** Finds the portal's titles in the first row, whatever their order or case, and "(MM/DD/YYYY)" said or not. */
export function readHeader(
  columns: readonly string[],
  first: { number: number; cells: readonly string[] },
): Header {
  const titles = first.cells.map(plain);
  const at = new Map(columns.map((column) => [column, titles.indexOf(plain(column))]));
  const known = new Set(columns.map(plain));
  const missing = columns.filter((column) => at.get(column) === -1);
  const twice = first.cells.filter(
    (_, index) => titles[index] !== '' && titles.indexOf(titles[index]!) < index,
  );
  const problem = (column: string, message: PortalProblem['message']) => ({
    row: first.number,
    column,
    message,
  });
  return {
    at,
    width: first.cells.length,
    ignored: first.cells.filter((title) => title !== '' && !known.has(plain(title))),
    problems:
      missing.length > ANOTHER_FILE
        ? [problem('', text(m.framework_portal_another_file, { count: missing.length, first: missing[0]! }))]
        : [
            ...missing.map((column) => problem(column, text(m.framework_portal_no_column))),
            ...twice.map((column) => problem(column, text(m.framework_portal_column_twice))),
          ],
  };
}

const plain = (title: string): string =>
  title
    .replace(/\s*\([^)]*\)\s*$/, '')
    .trim()
    .toLowerCase();
