/**
 * Imports of lists: from the file to the register, one flow for firms and for attendance.
 *
 *   uploaded ─(job import-inspect)→ mapped ─(person confirms columns)→ checking ─(job import-check)→ checked
 *     ─(person reviews, confirms)→ importing ─(job import-apply-KIND)→ imported ─→ undoing ─(job import-undo-KIND)→ undone
 *
 * The pages of every step are under /imports and serve both kinds. Rows are staged in `import_row` as `StatedRow`,
 * each with its problems, its decision and its candidates; nothing else is written before the last step, which is
 * one transaction. A killed job goes on from the last staged row.
 *
 * For another area (attendance lists of outreach), three things are enough:
 *
 * 1. From a use case: `startImport(context, { kind: 'attendance', activityId, fileName, mediaType, data })` keeps the
 *    file, opens the batch and queues its inspection; it gives the batch's id. Send the person to `/imports/ID`: the
 *    columns of the person (name, e-mail, phone, title, language, consent, attendance) are guessed and matched there,
 *    the firm of each row is matched with the register, and rows to review are decided.
 * 2. Tasks: `'import-apply-attendance': applyTask('attendance', handlers)` and
 *    `'import-undo-attendance': undoTask('attendance', handlers)` in the
 *    area's own `tasks`, with `handlers: ImportHandlers` (contract.ts): `applyRows(tx, rows, batch)` gets a few hundred
 *    rows whose firm is settled (`companyId` null for those left unmatched) and returns for each what undoing needs;
 *    `undoRows(tx, rows, batch)` takes them back or names the obstacles. Rows decided 'new' already have their firm.
 * 3. Reading: `batchesOf(tx, organisationId, { activityId })` lists the batches of an activity with state and counts.
 *
 * In an attendance list a firm that the register lacks is for a person to look at ('review'), never created unasked; such
 * rows are importable as they are, with `companyId: null`, to be matched later by outreach.
 */
import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { applyTask } from './apply-task.ts';
import { checkTask } from './check-task.ts';
import { companyHandlers } from './company-handlers.ts';
import { confirmMapping } from './confirm-mapping.ts';
import { decideImportRow } from './decide-row.ts';
import { decideImportRows } from './decide-rows.ts';
import { inspectTask } from './inspect-task.ts';
import { getImport, listImportRows, listImports } from './read-imports.ts';
import { readImportOtherwise } from './read-otherwise.ts';
import { cancelImport, importList, undoImport } from './run-import.ts';
import { startCompanyImport } from './start-import.ts';
import { undoTask } from './undo-task.ts';

export { fileProblem } from './file-problem.ts';
export { applyTask } from './apply-task.ts';
export { batchesOf } from './batch.queries.ts';
export type { ImportedBatch, ImportedRow, ImportHandlers, Obstacle, UndoneRow } from './contract.ts';
export { importErrors, importTemplate } from './errors-file.ts';
export { startImport, type NewImport } from './start-import.ts';
export { undoTask } from './undo-task.ts';
export type {
  ImportKind,
  RowProblem,
  StatedFirm,
  StatedPerson,
  StatedRow,
} from '../../import/import-values.ts';
export {
  cancelImport,
  confirmMapping,
  decideImportRow,
  decideImportRows,
  getImport,
  importList,
  listImportRows,
  listImports,
  readImportOtherwise,
  startCompanyImport,
  undoImport,
};

export const importOperations: AnyOperation[] = [
  listImports,
  getImport,
  listImportRows,
  startCompanyImport,
  readImportOtherwise,
  confirmMapping,
  decideImportRow,
  decideImportRows,
  importList,
  cancelImport,
  undoImport,
];

export const importTasks: Tasks = {
  'import-inspect': inspectTask,
  'import-check': checkTask,
  'import-apply-companies': applyTask('companies', companyHandlers),
  'import-undo-companies': undoTask('companies', companyHandlers),
};
