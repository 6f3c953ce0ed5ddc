import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { MadeDeliverable, WorkingDeliverable } from '../../deliverable/index.ts';

/** A job that says nothing for this long has died with its process: the same plan may be asked for again. */
const PATIENCE_MS = 120_000;

export async function hasVersion(tx: Tx, strategyId: string, version: number): Promise<boolean> {
  const found = await tx
    .selectFrom('strategySignoff')
    .where('strategyId', '=', strategyId)
    .where('version', '=', version)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** The same plan being made at this moment, if it is. */
export async function findUnderWay(
  tx: Tx,
  {
    strategyId,
    version,
    language,
    now,
  }: { strategyId: string; version: number; language: string; now: Date },
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('strategyDeliverable as d')
    .innerJoin('jobRun as j', 'j.id', 'd.jobId')
    .where('d.strategyId', '=', strategyId)
    .where('d.version', '=', version)
    .where('d.language', '=', language)
    .where('j.state', 'in', ['waiting', 'running'])
    .where('d.createdAt', '>', new Date(now.getTime() - PATIENCE_MS))
    .select('d.id')
    .executeTakeFirst();
  return found?.id;
}

interface Asked {
  strategyId: string;
  language?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Plans that were made of a strategy, the newest first. */
export async function listMade(tx: Tx, asked: Asked): Promise<Page<MadeDeliverable>> {
  const [at, id] = decodeCursor(asked.cursor, 2) ?? [];
  const after = at && id ? sql`(d.made_at, d.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`;
  const where = sql`d.strategy_id = ${asked.strategyId}::uuid and d.made_at is not null and ${inLanguage(asked.language)}`;
  const { rows } = await sql<MadeDeliverable & { sortKey: string }>`
    select d.id, d.version, d.language, d.signed, d.pages, d.asked_by_name as asked_by, d.made_at, d.made_at::text as sort_key,
      json_build_object('id', p.id, 'sizeBytes', p.size_bytes) as pdf,
      json_build_object('id', w.id, 'sizeBytes', w.size_bytes) as word
    from strategy_deliverable d join file p on p.id = d.pdf_id join file w on w.id = d.word_id
    where ${where} and ${after} order by d.made_at desc, d.id desc limit ${asked.limit + 1}`.execute(tx);
  const counted = await sql<{
    total: number;
  }>`select count(*)::int as total from strategy_deliverable d where ${where}`.execute(tx);
  const page = toPage(rows, asked.limit, (row) => [row.sortKey, row.id], counted.rows[0]!.total);
  return { ...page, items: page.items.map(({ sortKey: _, ...row }) => row) };
}

const inLanguage = (language: string | undefined): RawBuilder<boolean> =>
  language ? sql<boolean>`d.language = ${language}` : sql<boolean>`true`;

/** The plan asked for last, unless it is made: under way, or failed. */
export async function findWorking(tx: Tx, strategyId: string): Promise<WorkingDeliverable | null> {
  const { rows } = await sql<WorkingDeliverable & { made: boolean }>`
    select d.id, d.version, d.language, d.asked_by_name as asked_by, d.made_at is not null as made, j.state,
      j.done_count::int, j.total_count::int, j.started_at, j.message
    from strategy_deliverable d join job_run j on j.id = d.job_id
    where d.strategy_id = ${strategyId}::uuid order by d.created_at desc, (d.made_at is null) desc, d.id desc limit 1`.execute(
    tx,
  );
  const [row] = rows as unknown as (Omit<WorkingDeliverable, 'job'> &
    WorkingDeliverable['job'] & { made: boolean })[];
  if (!row || row.made) return null;
  const { id, version, language, askedBy, state, doneCount, totalCount, startedAt, message } = row;
  return { id, version, language, askedBy, job: { state, doneCount, totalCount, startedAt, message } };
}
