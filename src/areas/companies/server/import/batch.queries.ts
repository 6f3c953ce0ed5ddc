import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import {
  summarySchema,
  type BatchMapping,
  type BatchSummary,
  type ImportBatch,
  type ImportState,
} from '../../import/batch.ts';
import type { ImportKind } from '../../import/import-values.ts';
import type { ImportedBatch } from './contract.ts';

/** A batch as the steps work with it. */
export interface BatchRecord extends Omit<ImportBatch, 'progress'> {
  organisationId: string;
  fileId: string;
  jobId: string | null;
  createdBy: string | null;
}

const COLUMNS = [
  'id',
  'organisationId',
  'kind',
  'activityId',
  'fileId',
  'fileName',
  'state',
  'headers',
  'encoding',
  'delimiter',
  'sheet',
  'mapping',
  'rowCount',
  'summary',
  'jobId',
  'createdBy',
  'createdAt',
  'finishedAt',
] as const;

const ofOrganisation = (tx: Tx, organisationId: string) =>
  tx.selectFrom('importBatch').where('importBatch.organisationId', '=', organisationId);

type Row = Awaited<ReturnType<ReturnType<typeof selectRow>['executeTakeFirstOrThrow']>>;
const selectRow = (tx: Tx, organisationId: string, id: string) =>
  ofOrganisation(tx, organisationId).where('id', '=', id).select(COLUMNS);

function toRecord(row: Row): BatchRecord {
  return {
    ...row,
    kind: row.kind as ImportKind,
    state: row.state as ImportState,
    mapping: row.mapping as BatchMapping | null,
    summary: summarySchema.parse(row.summary),
  };
}

export async function findBatch(tx: Tx, organisationId: string, id: string): Promise<BatchRecord | null> {
  const row = await selectRow(tx, organisationId, id).executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** The batch, held until the transaction ends: its person and its job do not act at once. */
export async function lockBatch(tx: Tx, organisationId: string, id: string): Promise<BatchRecord | null> {
  const row = await selectRow(tx, organisationId, id).forUpdate().executeTakeFirst();
  return row ? toRecord(row) : null;
}

export interface BatchPatch {
  state?: ImportState;
  headers?: string[];
  encoding?: string | null;
  delimiter?: string | null;
  sheet?: string | null;
  mapping?: BatchMapping | null;
  rowCount?: number | null;
  jobId?: string;
  finishedAt?: Date | null;
  summary?: BatchSummary;
}

export async function changeBatch(
  tx: Tx,
  batch: Pick<BatchRecord, 'id' | 'organisationId'>,
  patch: BatchPatch,
): Promise<void> {
  const { summary, mapping, ...plain } = patch;
  await tx
    .updateTable('importBatch')
    .set({
      ...plain,
      ...(summary && { summary: JSON.stringify(summary) }),
      ...(mapping !== undefined && { mapping: mapping && JSON.stringify(mapping) }),
    })
    .where('id', '=', batch.id)
    .where('organisationId', '=', batch.organisationId)
    .execute();
}

/** One batch with how far its job is, for its pages. */
export async function readBatch(tx: Tx, organisationId: string, id: string): Promise<ImportBatch | null> {
  const [batch] = await withProgress(ofOrganisation(tx, organisationId).where('importBatch.id', '=', id));
  return batch ?? null;
}

/** The organisation's batches, newest first: all of them, or those of one activity. */
export async function batchesOf(
  tx: Tx,
  organisationId: string,
  filter: { activityId?: string; kind?: ImportKind; limit?: number; before?: string } = {},
): Promise<ImportBatch[]> {
  let query = ofOrganisation(tx, organisationId)
    .orderBy('importBatch.id', 'desc')
    .limit(filter.limit ?? 50);
  if (filter.activityId) query = query.where('importBatch.activityId', '=', filter.activityId);
  if (filter.kind) query = query.where('importBatch.kind', '=', filter.kind);
  if (filter.before) query = query.where('importBatch.id', '<', filter.before);
  return withProgress(query);
}

async function withProgress(query: ReturnType<typeof ofOrganisation>): Promise<ImportBatch[]> {
  const rows = await query
    .leftJoin('jobRun', 'jobRun.id', 'importBatch.jobId')
    .select(COLUMNS.map((column) => `importBatch.${column}` as const))
    .select([
      'jobRun.state as jobState',
      'jobRun.doneCount',
      'jobRun.totalCount',
      'jobRun.startedAt as jobStartedAt',
    ])
    .execute();
  return rows.map(({ jobState, doneCount, totalCount, jobStartedAt, ...row }) => {
    const { organisationId: _o, fileId: _f, jobId: _j, createdBy: _c, ...batch } = toRecord(row);
    return {
      ...batch,
      progress: jobState
        ? { state: jobState, done: doneCount ?? 0, total: totalCount, startedAt: jobStartedAt }
        : null,
    };
  });
}

export async function clearRows(tx: Tx, batchId: string): Promise<void> {
  await sql`delete from import_row where batch_id = ${batchId}`.execute(tx);
}

export const importedBatch = (batch: BatchRecord, at: Date): ImportedBatch => ({
  id: batch.id,
  kind: batch.kind,
  organisationId: batch.organisationId,
  activityId: batch.activityId,
  fileName: batch.fileName,
  createdBy: batch.createdBy,
  at,
});
