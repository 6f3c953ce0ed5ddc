import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { AssessmentFilter, AssessmentSort, AssessmentState } from '../../assessment/index.ts';
import type { StageId } from '../../framework/index.ts';

export interface AssessmentRow {
  id: string;
  state: AssessmentState;
  stage: StageId;
  firmId: string;
  firmName: string;
  organisationFr: string;
  organisationEn: string;
  projectSlug: string | null;
  projectFr: string | null;
  projectEn: string | null;
  frameworkId: string;
  frameworkVersion: number;
  createdAt: Date;
  submittedAt: Date | null;
  answered: number;
  overall: number | null;
}

/** The organisation's own; for a firm's people, their firm's. */
export const visibleAssessments = ({ organisationId, companyId }: Actor): RawBuilder<boolean> =>
  companyId === null
    ? sql<boolean>`a.organisation_id = ${organisationId}::uuid`
    : sql<boolean>`c.firm_id = (select own.firm_id from company own where own.id = ${companyId}::uuid)`;

const FROM = sql`assessment a join company c on c.id = a.company_id join company f on f.id = c.firm_id`;

const ORDERS: Record<string, { key: RawBuilder<unknown>; type: string }> = {
  started: { key: sql`a.created_at`, type: 'timestamptz' },
  // What is not submitted yet comes before the beginning of time.
  submitted: { key: sql`coalesce(a.submitted_at, '-infinity')`, type: 'timestamptz' },
  // In C order: the same on every server.
  firm: { key: sql`fold(f.legal_name) collate "C"`, type: 'text' },
};

/** Heads only: an answer that somebody replaced by "unknown" is not an answer any more. */
const ANSWERED = sql`(select count(distinct r.question_id) from assessment_answer r
  where r.assessment_id = s.id and r.kind = 'answer' and r.aside is null and r.value ->> 'kind' <> 'unknown'
    and not exists (select from assessment_answer n where n.assessment_id = r.assessment_id and n.aside is null and r.id = any(n.replaces)))`;

/** A page of the assessments that the actor may see. */
export async function listAssessments(
  tx: Tx,
  actor: Actor,
  filter: AssessmentFilter,
  page: { sort: AssessmentSort; cursor?: string | undefined; limit: number },
): Promise<Page<AssessmentRow>> {
  const { key, type } = ORDERS[page.sort.replace('-', '')]!;
  const direction = sql.raw(page.sort.startsWith('-') ? 'desc' : 'asc');
  const where = sql<boolean>`${visibleAssessments(actor)} and ${matching(filter)}`;
  const { rows } = await sql<AssessmentRow & { sortKey: string }>`
    with shown as materialized (
      select a.*, f.id as firm_id, f.legal_name as firm_name, ${key} as sort_key from ${FROM}
      where ${where} and ${after(page, key, type)} order by ${key} ${direction}, a.id ${direction} limit ${page.limit + 1}
    )
    select s.id, s.state, s.stage, s.firm_id, s.firm_name, o.name_fr as organisation_fr, o.name_en as organisation_en,
      p.slug as project_slug, p.name_fr as project_fr, p.name_en as project_en, s.framework_id, s.framework_version,
      s.created_at, s.submitted_at, n.overall, coalesce((n.score ->> 'answered')::integer, ${ANSWERED}) as answered,
      s.sort_key::text as sort_key
    from shown s join organisation o on o.id = s.organisation_id left join project p on p.id = s.project_id
    left join assessment_snapshot n on n.assessment_id = s.id
    order by s.sort_key ${direction}, s.id ${direction}`.execute(tx);
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${where}`.execute(
    tx,
  );
  const found = toPage(rows, page.limit, (row) => [row.sortKey, row.id], counted.rows[0]!.total);
  return { ...found, items: found.items.map(({ sortKey: _, ...row }) => row) };
}

function after(
  { sort, cursor }: { sort: string; cursor?: string | undefined },
  key: RawBuilder<unknown>,
  type: string,
): RawBuilder<boolean> {
  const [last, id] = decodeCursor(cursor, 2) ?? [];
  if (last === undefined) return sql<boolean>`true`;
  const sign = sql.raw(sort.startsWith('-') ? '<' : '>');
  return sql<boolean>`(${key}, a.id) ${sign} (${last}::${sql.raw(type)}, ${id}::uuid)`;
}

function matching({ q, stage, state, framework, project, company }: AssessmentFilter): RawBuilder<boolean> {
  const conditions = [
    ...(q ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => sql`strpos(fold(f.legal_name), fold(${word})) > 0`),
    ...(stage ? [sql`a.stage = ${stage}`] : []),
    ...(state ? [sql`a.state = ${state}`] : []),
    ...(framework ? [sql`a.framework_id = ${framework}`] : []),
    ...(project ? [sql`a.project_id = ${project}::uuid`] : []),
    ...(company
      ? [sql`c.firm_id = (select one.firm_id from company one where one.id = ${company}::uuid)`]
      : []),
  ];
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
}
