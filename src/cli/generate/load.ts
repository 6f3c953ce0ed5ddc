import { sql } from 'kysely';
import { insertCompanies, type CompanyToWrite } from '#areas/companies/server/company-writer.ts';
import { tidyCompany } from '#areas/companies/company.rules.ts';
import { companyFieldsSchema } from '#areas/companies/company.ts';
import type { Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type {
  ActivityRow,
  Batch,
  CompanyRow,
  InitiativeRow,
  OrganisationRow,
  ParticipationRow,
  ProjectRow,
} from './types.ts';

/** Rows of one table as PostgreSQL reads them: names in snake case, everything else as it is. */
async function insert(tx: Tx, table: string, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.raw(Object.keys(rows[0]!).join(', '));
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`.execute(
    tx,
  );
}

/**
 * Writes generated rows, batch by batch, in the caller's transaction. With many participations the triggers that keep
 * reach exact row by row are set aside and everything is counted once at the end: the same figures, in a fraction of the time.
 */
export async function loadBatches(
  tx: Tx,
  batches: Iterable<Batch>,
  options: { now: Date; bulk: boolean; say?: (line: string) => void },
): Promise<void> {
  if (options.bulk) await sql`alter table participation disable trigger user`.execute(tx);
  const done: Record<string, number> = {};
  for (const batch of batches) {
    await loadBatch(tx, batch, options.now);
    done[batch.kind] = (done[batch.kind] ?? 0) + batch.rows.length;
    options.say?.(
      Object.entries(done)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', '),
    );
  }
  if (!options.bulk) return;
  await sql`alter table participation enable trigger user`.execute(tx);
  await sql`select reach_rebuild()`.execute(tx);
}

function loadBatch(tx: Tx, batch: Batch, now: Date): Promise<void> {
  switch (batch.kind) {
    case 'organisations':
      return insert(tx, 'organisation', batch.rows.map(organisation));
    case 'initiatives':
      return loadInitiatives(tx, batch.rows);
    case 'projects':
      return loadProjects(tx, batch.rows);
    case 'companies':
      return loadCompanies(tx, batch.rows, now);
    case 'activities':
      return insert(
        tx,
        'activity',
        batch.rows.map((row) => activity(row, now)),
      );
    case 'participations':
      return loadParticipations(tx, batch.rows, now);
  }
}

const organisation = (row: OrganisationRow) => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind,
  name_fr: row.nameFr,
  name_en: row.nameEn,
  region_code: row.regionCode,
  created_at: new Date(0),
});

async function loadInitiatives(tx: Tx, rows: InitiativeRow[]): Promise<void> {
  await insert(
    tx,
    'initiative',
    rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      organisation_id: row.organisationId,
      name_fr: row.nameFr,
      name_en: row.nameEn,
      aim_fr: row.aimFr,
      aim_en: row.aimEn,
      starts_on: row.startsOn,
      ends_on: row.endsOn,
      created_at: row.startsOn,
    })),
  );
  await insert(
    tx,
    'figure',
    rows.flatMap((row) => row.figures.map((figure) => figureRow(figure, { initiative_id: row.id }))),
  );
}

async function loadProjects(tx: Tx, rows: ProjectRow[]): Promise<void> {
  await insert(tx, 'project', rows.map(project));
  await insert(
    tx,
    'project_region',
    rows.flatMap((row) => row.regionCodes.map((code) => ({ project_id: row.id, region_code: code }))),
  );
  await insert(
    tx,
    'project_sector',
    rows.flatMap((row) => row.sectors.map((naics) => ({ project_id: row.id, naics }))),
  );
  await insert(
    tx,
    'funding_source',
    rows.flatMap((row) =>
      row.fundingSources.map((source, position) => ({
        id: source.id,
        project_id: row.id,
        funder_id: source.funderId,
        amount_cents: source.amountCents,
        currency: 'CAD',
        position,
      })),
    ),
  );
  await insert(
    tx,
    'figure',
    rows.flatMap((row) => row.figures.map((figure) => figureRow(figure, { project_id: row.id }))),
  );
}

const project = (row: ProjectRow) => ({
  id: row.id,
  slug: row.slug,
  initiative_id: row.initiativeId,
  organisation_id: row.organisationId,
  name_fr: row.nameFr,
  name_en: row.nameEn,
  summary_fr: row.summaryFr,
  summary_en: row.summaryEn,
  scope: row.scope,
  starts_on: row.startsOn,
  ends_on: row.endsOn,
  total_cost_cents: row.totalCostCents,
  currency: 'CAD',
  status: 'published',
  created_at: row.startsOn,
  updated_at: row.startsOn,
});

const figureRow = (figure: InitiativeRow['figures'][number], subject: object) => ({
  id: figure.id,
  ...subject,
  indicator: figure.indicator,
  kind: figure.kind,
  value: figure.value,
  unit: figure.unit,
  as_of: figure.asOf,
  as_of_precision: 'day',
  source_title: figure.sourceTitle,
  recorded_at: figure.asOf,
});

async function loadCompanies(tx: Tx, rows: CompanyRow[], now: Date): Promise<void> {
  const writer = {
    tx,
    now,
    actor: { organisationId: null, userId: null },
    newId: () => newId(now.getTime()),
  };
  await insertCompanies(writer, rows.map(companyToWrite));
}

/** Through the same tidying as a form or an import: a generated firm is a firm like any other. */
export function companyToWrite({
  id,
  ...row
}: Omit<CompanyRow, 'neq'> & { neq: string | null }): CompanyToWrite {
  const stated = companyFieldsSchema.parse(
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  );
  const { fields, problems } = tidyCompany(stated, () => true);
  if (problems.length > 0) throw new Error(`A generated firm is not one: ${JSON.stringify(problems)}`);
  return { id, fields };
}

const activity = (row: ActivityRow, now: Date) => ({
  id: row.id,
  organisation_id: row.organisationId,
  project_id: row.projectId,
  kind: row.kind,
  title_fr: row.titleFr,
  title_en: row.titleEn,
  description_fr: '',
  description_en: '',
  starts_at: row.startsAt,
  ends_at: row.endsAt,
  held_on: row.heldOn,
  place: row.place,
  link: row.link,
  region_code: row.regionCode,
  ...registration(row, now),
  created_at: row.startsAt,
  updated_at: row.startsAt,
});

/** What is still to come takes registrations on its own page. */
function registration(row: ActivityRow, now: Date) {
  const upcoming = new Date(row.startsAt) > now;
  return {
    registration_open: upcoming,
    registration_slug: upcoming ? `${row.kind}-${row.id.slice(0, 8)}` : null,
  };
}

async function loadParticipations(tx: Tx, rows: ParticipationRow[], now: Date): Promise<void> {
  await insert(
    tx,
    'participation',
    rows.map((row) => ({
      id: row.id,
      activity_id: row.activityId,
      project_id: row.projectId,
      organisation_id: row.organisationId,
      held_on: row.heldOn,
      company_id: row.companyId,
      firm_id: row.companyId,
      state: row.attended ? 'attended' : 'absent',
      source: 'manual',
      created_at: now,
    })),
  );
  const named = rows.filter((row) => row.personName !== null || row.email !== null);
  await insert(
    tx,
    'attendee',
    named.map((row) => ({
      participation_id: row.id,
      organisation_id: row.organisationId,
      name: row.personName,
      email: row.email,
      consent: 'unknown',
    })),
  );
}
