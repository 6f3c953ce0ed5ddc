import { m } from '#messages';
import type { TabularError, TabularProblem } from '#platform/tabular/index.ts';
import { text, type Text } from '#platform/text.ts';

type Details = TabularError['details'];

const inMebibytes = (bytes: string | number | undefined): number =>
  Math.round(Number(bytes ?? 0) / 1024 / 1024);
const at = (value: string | number | undefined): string => String(value ?? '');

const SENTENCES: Record<TabularProblem, (details: Details) => Text> = {
  empty: () => text(m.imports_file_empty),
  'too-large': ({ limit }) => text(m.imports_file_too_large, { limit: inMebibytes(limit) }),
  'too-large-unpacked': ({ limit }) => text(m.imports_file_too_large_unpacked, { limit: inMebibytes(limit) }),
  'too-many-rows': ({ limit }) => text(m.imports_file_too_many_rows, { limit: at(limit) }),
  'too-many-columns': ({ limit, row }) =>
    text(m.imports_file_too_many_columns, { limit: at(limit), row: at(row) }),
  'cell-too-long': ({ limit, row }) => text(m.imports_file_cell_too_long, { limit: at(limit), row: at(row) }),
  'row-too-long': ({ row }) => text(m.imports_file_row_too_long, { row: at(row) }),
  'quote-not-closed': ({ row }) => text(m.imports_file_quote_not_closed, { row: at(row) }),
  binary: ({ line }) => text(m.imports_file_binary, { line: at(line) }),
  'encoding-broken': ({ encoding, line }) =>
    text(m.imports_file_encoding_broken, { encoding: at(encoding), line: at(line) }),
  'encoding-mixed': ({ line }) => text(m.imports_file_encoding_mixed, { line: at(line) }),
  'old-or-protected': () => text(m.imports_file_old_or_protected),
  damaged: () => text(m.imports_file_damaged),
  'no-such-sheet': ({ sheet }) => text(m.imports_file_no_such_sheet, { sheet: at(sheet) }),
  'no-rows': () => text(m.imports_file_no_rows),
};

/** Why a file cannot be read, and what to do, as a sentence. */
export const fileProblem = ({ problem, details }: TabularError): Text => SENTENCES[problem](details);
