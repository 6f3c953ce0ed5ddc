import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import type { CompanyFields } from '../../company.ts';
import { fillMissing, type FillField } from '../../import/fill.rules.ts';
import { readFields } from '../company-fields.queries.ts';
import { updateCompanies } from '../company-writer.ts';
import { tellFilledFirms, writerOf } from './import-timeline.ts';
import { addContacts, removeContacts } from './contacts.ts';
import type { ImportedBatch, ImportedRow, ImportHandlers, Obstacle, UndoneRow } from './contract.ts';
import { changedSince, restore, snapshots, type Snapshot } from './company-snapshot.ts';

/** What one row of a list of firms did. */
interface Effect {
  /** The firm as it was, on the first row that changed it. */
  company?: Snapshot;
  contactId?: string;
}

/** A list of firms: what the register lacks is filled, never overwritten, and its people become contacts. */
export const companyHandlers: ImportHandlers = {
  async applyRows(tx, rows, batch): Promise<Effect[]> {
    const effects = new Map<number, Effect>(rows.map(({ rowNumber }) => [rowNumber, {}]));
    await fillFirms(tx, rows, batch, effects);
    const contacts = await addContacts(tx, rows, batch);
    for (const [rowNumber, contactId] of contacts) effects.get(rowNumber)!.contactId = contactId;
    return rows.map(({ rowNumber }) => effects.get(rowNumber)!);
  },
  async undoRows(tx, rows, batch): Promise<Obstacle[]> {
    const filled = rows.flatMap((row) => snapshotOf(row) ?? []);
    const changed = await changedSince(
      tx,
      filled.map(({ companyId }) => companyId),
      batch.at,
    );
    if (changed.size > 0)
      return filled.filter(({ companyId }) => changed.has(companyId)).map(changedObstacle);
    await restore(
      tx,
      filled.map(({ snapshot }) => snapshot),
    );
    return removeContacts(tx, rows, batch);
  },
};

function snapshotOf({ rowNumber, companyId, effect }: UndoneRow) {
  const snapshot = (effect as Effect | null)?.company;
  return snapshot && companyId ? [{ rowNumber, companyId, snapshot }] : null;
}

const changedObstacle = ({ rowNumber }: { rowNumber: number }): Obstacle => ({
  rowNumber,
  message: text(m.imports_obstacle_changed),
});

async function fillFirms(
  tx: Tx,
  rows: readonly ImportedRow[],
  batch: ImportedBatch,
  effects: Map<number, Effect>,
): Promise<void> {
  const known = rows.filter((row) => row.companyId && !row.created);
  if (known.length === 0) return;
  const ids = [...new Set(known.map(({ companyId }) => companyId!))];
  const { patched, firstRow } = patchAll(await readFields(tx, ids), known);
  if (patched.size === 0) return;
  const before = await snapshots(tx, batch.id, [...patched.keys()]);
  const writer = writerOf(tx, batch);
  await updateCompanies(
    writer,
    [...patched].map(([id, { fields }]) => ({ id, fields })),
  );
  await tellFilledFirms(writer, batch, new Map([...patched].map(([id, { changed }]) => [id, changed])));
  for (const [id, snapshot] of before) effects.get(firstRow.get(id)!)!.company = snapshot;
}

/** Several rows of the file may fill one firm: each fills what the ones before it left open. */
function patchAll(fields: Map<string, CompanyFields>, rows: readonly ImportedRow[]) {
  const patched = new Map<string, { fields: CompanyFields; changed: FillField[] }>();
  const firstRow = new Map<string, number>();
  for (const { rowNumber, companyId, values } of rows) {
    const id = companyId!;
    const current = patched.get(id) ?? { fields: fields.get(id)!, changed: [] };
    const { patch, changes } = fillMissing(current.fields, values.firm);
    if (changes.filled.length === 0) continue;
    if (!firstRow.has(id)) firstRow.set(id, rowNumber);
    patched.set(id, {
      fields: { ...current.fields, ...patch },
      changed: [...current.changed, ...changes.filled],
    });
  }
  return { patched, firstRow };
}
