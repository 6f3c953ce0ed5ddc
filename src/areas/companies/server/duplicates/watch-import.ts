import { sql } from 'kysely';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { addJob } from '#platform/jobs/queue.ts';
import type { Task, TaskContext } from '#platform/jobs/task.ts';
import { judgeDistinct } from './judge-distinct.ts';
import { watchFirms } from './watch-firms.ts';

export interface ImportPayload {
  batchId: string;
  organisationId: string;
}

/** From here on one search through the whole register is quicker than asking it for each firm. */
const MANY = 500;

/**
 * After an import: what its reviewer said to be another firm is kept as judged, and the firms that came or changed are
 * compared with the register.
 */
export const watchImportTask: Task = async (payload: ImportPayload, context) => {
  const rows = await touchedRows(payload, context);
  for (const { companyId, distinctFrom, decidedBy } of rows) {
    if (decidedBy === null || distinctFrom.length === 0) continue;
    const { runtime, actor } = context;
    const now = runtime.clock.now();
    const judge = { now, actor: { userId: decidedBy, organisationId: payload.organisationId } };
    await asActor(runtime.db, actor, (tx) =>
      judgeDistinct({ tx, newId: () => newId(now.getTime()), ...judge }, companyId, distinctFrom),
    );
  }
  const firms = [...new Set(rows.map(({ companyId }) => companyId))];
  if (firms.length > MANY) await startSearch(payload, context);
  else await watchFirms(firms, context);
};

interface TouchedRow {
  companyId: string;
  distinctFrom: string[];
  decidedBy: string | null;
}

/** Rows that brought a firm or filled one in, with the firms that a person said to be others. */
async function touchedRows({ batchId }: ImportPayload, { runtime }: TaskContext): Promise<TouchedRow[]> {
  const { rows } = await sql<TouchedRow>`
    select r.company_id, r.decided_by,
      case when r.decision = 'new' then array(select candidate ->> 'companyId'
        from jsonb_array_elements(coalesce(r.candidates, '[]')) candidate) else '{}' end as distinct_from
    from import_row r
    where r.batch_id = ${batchId} and r.company_id is not null
      and (r.decision = 'new' or (r.decision = 'same' and coalesce(r.changes -> 'filled', '[]') <> '[]'))
    order by r.row_number`.execute(runtime.db);
  return rows;
}

/** As if somebody of the organisation had asked for it: they see how far it is on the queue's page. */
async function startSearch(
  { organisationId }: ImportPayload,
  { runtime, actor }: TaskContext,
): Promise<void> {
  const now = runtime.clock.now();
  const jobId = newId(now.getTime());
  await asActor(runtime.db, actor, async (tx) => {
    const job = {
      id: jobId,
      organisationId,
      kind: 'find-duplicates',
      subjectId: organisationId,
      createdAt: now,
    };
    await tx.insertInto('jobRun').values(job).execute();
    await addJob(tx, { task: 'companies.find-duplicates', payload: { jobId } });
  });
}
