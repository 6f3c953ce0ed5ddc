import { sql } from 'kysely';
import { quebecDay } from '#platform/clock.ts';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { Framework, StageId } from '../../framework/index.ts';
import type { PortalRecord } from '../../portal/index.ts';

export interface PortalFilter {
  stage?: StageId | undefined;
  projectId?: string | undefined;
}

export type SubmittedRecord = PortalRecord & { id: string };

type Row = Omit<SubmittedRecord, 'date'> & { submittedAt: Date; place: string };

/** What an organisation's firms submitted under one version of a framework, in the order they did; corrected ones once. */
export async function listSubmitted(
  tx: Tx,
  organisationId: string,
  { id, version }: Pick<Framework, 'id' | 'version'>,
  { stage, projectId, cursor, limit }: PortalFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<SubmittedRecord>> {
  const [at, last] = decodeCursor(cursor, 2) ?? [];
  const { rows } = await sql<Row>`
    select s.id, s.stage, s.submitted_at, s.submitted_at::text as place, f.legal_name as firm, coalesce(f.neq, '') as identifier,
      s.answers
    from assessment_snapshot s join company c on c.id = s.company_id join company f on f.id = c.firm_id
    where s.organisation_id = ${organisationId}::uuid and s.framework_id = ${id} and s.framework_version = ${version}
      and s.superseded_by is null
      and ${stage ? sql`s.stage = ${stage}` : sql`true`}
      and ${projectId ? sql`s.project_id = ${projectId}::uuid` : sql`true`}
      and ${at === undefined ? sql`true` : sql`(s.submitted_at, s.id) > (${at}::timestamptz, ${last}::uuid)`}
    order by s.submitted_at, s.id limit ${limit + 1}`.execute(tx);
  const page = toPage(rows, limit, (row) => [row.place, row.id]);
  return {
    ...page,
    items: page.items.map(({ submittedAt, place: _, ...row }) => ({ ...row, date: quebecDay(submittedAt) })),
  };
}

export interface NamedFirm {
  id: string;
  neq: string | null;
  businessNumber: string | null;
  /** As `fold` writes it: without accents or capitals. */
  name: string;
  /** The name asked for that it answers to, as it was asked. */
  asked: string | null;
}

/**
 * The firms of the register that have any of these numbers or exactly these names, accents and capitals aside; a merged
 * record answers with the firm that stands for it.
 */
export async function findFirms(
  tx: Tx,
  { numbers, names }: { numbers: readonly string[]; names: readonly string[] },
): Promise<NamedFirm[]> {
  const { rows } = await sql<NamedFirm>`
    with asked as (select name, fold(name) as folded from unnest(${[...names]}::text[]) name)
    select c.firm_id as id, c.neq, c.business_number, fold(c.legal_name) as name, null as asked
    from company c where c.neq = any(${[...numbers]}) or c.business_number = any(${[...numbers]})
    union all
    select c.firm_id, c.neq, c.business_number, a.folded, a.name
    from asked a join company c on fold(c.legal_name) = a.folded and c.merged_into is null`.execute(tx);
  return rows;
}

/** What the organisation has of these firms under a framework, whatever the version: "firm stage day". */
export async function measuresOf(
  tx: Tx,
  organisationId: string,
  frameworkId: string,
  firmIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ firmId: string; stage: StageId; submittedAt: Date }>`
    select c.firm_id, s.stage, s.submitted_at from assessment_snapshot s join company c on c.id = s.company_id
    where s.organisation_id = ${organisationId}::uuid and s.framework_id = ${frameworkId}
      and c.firm_id = any(${[...firmIds]}::uuid[])`.execute(tx);
  return new Set(
    rows.map(({ firmId, stage, submittedAt }) => measureKey(firmId, stage, quebecDay(submittedAt))),
  );
}

export const measureKey = (firmId: string, stage: StageId, day: string): string =>
  `${firmId} ${stage} ${day}`;
