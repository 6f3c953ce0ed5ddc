import { m } from '#messages';
import type {
  ImportedBatch,
  ImportedRow,
  ImportHandlers,
  Obstacle,
  UndoneRow,
} from '#areas/companies/server/index.ts';
import type { Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { text } from '#platform/text.ts';
import { findListed, stateAfter, type Listed } from '../list-entry.rules.ts';
import type { ParticipationState, StatedFirm } from '../participation.ts';
import { followAttendance } from './attendance-timeline.ts';
import { insertParticipations, listedByEmail, type WritingTo } from './participation-writer.ts';

/** What undoing a row needs: the participation it wrote, or the one it found with what that was before. */
interface Effect {
  participationId: string;
  before: { state: ParticipationState; companyId: string | null } | null;
}

/** A coming that the list brings, or one that was there and that the list says more of. */
interface Entry extends Listed {
  row: ImportedRow;
  before: Effect['before'];
}

/**
 * What an attendance list does: each line is one coming. Someone on the list already (they registered, or stand in it
 * twice) is marked there and not counted twice, by address and name.
 */
export const attendanceImport: ImportHandlers = {
  async applyRows(tx, rows, batch) {
    const to = writingTo(tx, batch);
    const sharing = await listedByEmail(
      to,
      rows.flatMap(({ values }) => values.person.email ?? []),
    );
    const entries = rows.map((row) => entryOf(row, sharing, batch));
    const distinct = [...new Set(entries)];
    await insertParticipations(to, distinct.filter(({ before }) => before === null).map(toParticipation));
    for (const entry of distinct) if (entry.before) await setParticipation(to, entry);
    await followAttendance(
      writerOf(tx, batch),
      distinct.map(({ id }) => id),
    );
    return entries.map(({ id, before }): Effect => ({ participationId: id, before }));
  },

  async undoRows(tx, rows, batch) {
    const effects = rows.map((row) => row.effect as Effect);
    const obstacles = await withdrawnSince(tx, rows);
    if (obstacles.length > 0) return obstacles;
    const to = writingTo(tx, batch);
    await removeAdded(to, effects);
    for (const { participationId: id, before } of effects)
      if (before) await setParticipation(to, { id, ...before });
    await followAttendance(
      writerOf(tx, batch),
      effects.map(({ participationId }) => participationId),
    );
    return [];
  },
};

function entryOf(row: ImportedRow, sharing: Map<string, Listed[]>, batch: ImportedBatch): Entry {
  const { person, attendance = 'attended' } = row.values;
  const address = person.email?.toLowerCase();
  const others = (address && sharing.get(address)) || [];
  const listed = address ? findListed(others, person.name) : null;
  if (listed) return mention(listed, row, attendance);
  const id = newId(batch.at.getTime());
  const entry: Entry = {
    id,
    name: person.name ?? null,
    state: attendance,
    companyId: row.companyId,
    row,
    before: null,
  };
  if (address) sharing.set(address, [...others, entry]);
  return entry;
}

/** Says more of someone listed: in place, so that a third mention finds what the second said. */
function mention(listed: Listed & Partial<Entry>, row: ImportedRow, said: ParticipationState): Entry {
  const { state, companyId } = listed;
  return Object.assign(listed, {
    row: listed.row ?? row,
    before: listed.before === undefined ? { state, companyId } : listed.before,
    state: stateAfter(state, said),
    companyId: companyId ?? row.companyId,
  });
}

const toParticipation = ({ id, companyId, state, row }: Entry) => ({
  id,
  companyId,
  state,
  stated: statedOf(row.values.firm),
  source: 'import' as const,
  person: row.values.person,
});

/** What the list says of the firm, and nothing of the person: a funder reads this. */
function statedOf({
  legalName,
  neq,
  businessNumber,
  street,
  city,
  postalCode,
  website,
}: ImportedRow['values']['firm']): StatedFirm | null {
  const said = { firm: legalName, neq, businessNumber, street, city, postalCode, website };
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return Object.keys(known).length > 0 ? known : null;
}

async function setParticipation(
  { tx, organisationId }: WritingTo,
  { id, state, companyId }: Pick<Listed, 'id' | 'state' | 'companyId'>,
): Promise<void> {
  await tx
    .updateTable('participation')
    .set({ state, companyId })
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .execute();
}

async function removeAdded(
  { tx, organisationId, importBatchId }: WritingTo,
  effects: readonly Effect[],
): Promise<void> {
  const added = effects.filter(({ before }) => !before).map(({ participationId }) => participationId);
  if (added.length === 0) return;
  await tx
    .deleteFrom('participation')
    .where('id', 'in', added)
    .where('organisationId', '=', organisationId)
    .where('importBatchId', '=', importBatchId!)
    .execute();
}

/** Someone who withdrew their consent since must not be forgotten along with it. */
async function withdrawnSince(tx: Tx, rows: readonly UndoneRow[]): Promise<Obstacle[]> {
  const ids = rows.map(({ effect }) => (effect as Effect).participationId);
  const found = await tx
    .selectFrom('attendee')
    .where('participationId', 'in', ids)
    .where('withdrawnAt', 'is not', null)
    .select('participationId')
    .execute();
  const withdrawn = new Set(found.map(({ participationId }) => participationId));
  return rows
    .filter(({ effect }) => withdrawn.has((effect as Effect).participationId))
    .map(({ rowNumber }) => ({ rowNumber, message: text(m.outreach_undo_withdrawn) }));
}

const writingTo = (tx: Tx, batch: ImportedBatch): WritingTo => ({
  tx,
  now: batch.at,
  organisationId: batch.organisationId,
  activityId: batch.activityId!,
  createdBy: batch.createdBy,
  importBatchId: batch.id,
});

const writerOf = (tx: Tx, batch: ImportedBatch) => ({
  tx,
  now: batch.at,
  actor: { organisationId: batch.organisationId, userId: batch.createdBy },
  newId: () => newId(batch.at.getTime()),
});
