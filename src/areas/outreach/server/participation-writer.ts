import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Listed } from '../list-entry.rules.ts';
import type { ParticipationState, StatedFirm } from '../participation.ts';

export interface NewParticipation {
  id: string;
  companyId: string | null;
  stated: StatedFirm | null;
  state: ParticipationState;
  source: 'import' | 'check-in' | 'manual';
  person: NewAttendee;
}

export interface NewAttendee {
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  jobTitle?: string | undefined;
  language?: string | undefined;
  consent?: 'given' | 'refused' | undefined;
}

export interface WritingTo {
  tx: Tx;
  now: Date;
  organisationId: string;
  activityId: string;
  createdBy: string | null;
  importBatchId?: string | null;
}

/**
 * Adds people to an activity's list. The activity is held as a foreign key holds it, so that nobody moves it to another
 * day or project between the reading of those and the writing of them. One that is there already stays as it is.
 */
export async function insertParticipations(to: WritingTo, added: readonly NewParticipation[]): Promise<void> {
  const rows = added.map(({ id, companyId, stated, state, source }) => ({
    id,
    company_id: companyId,
    stated,
    state,
    source,
  }));
  await sql`
    insert into participation
      (id, activity_id, project_id, organisation_id, held_on, company_id, stated, state, source, import_batch_id, created_by, created_at)
    select r.id, a.id, a.project_id, a.organisation_id, a.held_on, r.company_id, r.stated, r.state, r.source,
      ${to.importBatchId ?? null}::uuid, ${to.createdBy}, ${to.now}
    from (select * from activity where id = ${to.activityId}::uuid and organisation_id = ${to.organisationId}::uuid for key share) a
    cross join json_to_recordset(${JSON.stringify(rows)}) as r(id uuid, company_id uuid, stated jsonb, state text, source text)
    on conflict (id) do nothing`.execute(to.tx);
  await insertAttendees(to, added);
}

async function insertAttendees(
  { tx, now, organisationId }: WritingTo,
  added: readonly NewParticipation[],
): Promise<void> {
  const rows = added.map(({ id, person }) => ({
    participation_id: id,
    name: person.name,
    email: person.email,
    phone: person.phone,
    job_title: person.jobTitle,
    language: person.language,
    consent: person.consent ?? 'unknown',
  }));
  await sql`
    insert into attendee (participation_id, organisation_id, name, email, phone, job_title, language, consent, consent_at)
    select pa.id, pa.organisation_id, r.name, r.email, r.phone, r.job_title, r.language, r.consent,
      case when r.consent <> 'unknown' then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(rows)}) as r(participation_id uuid, name text, email text, phone text,
      job_title text, language text, consent text)
    join participation pa on pa.id = r.participation_id and pa.organisation_id = ${organisationId}::uuid
    on conflict (participation_id) do nothing`.execute(tx);
}

/** People already on an activity's list who have these addresses, by address in lower case. */
export async function listedByEmail(
  { tx, activityId, organisationId }: Pick<WritingTo, 'tx' | 'activityId' | 'organisationId'>,
  emails: readonly string[],
): Promise<Map<string, Listed[]>> {
  if (emails.length === 0) return new Map();
  const { rows } = await sql<Listed & { email: string }>`
    select lower(t.email) as email, t.name, pa.id, pa.state, pa.company_id
    from participation pa join attendee t on t.participation_id = pa.id
    where pa.activity_id = ${activityId}::uuid and pa.organisation_id = ${organisationId}::uuid
      and lower(t.email) = any(${emails.map((email) => email.toLowerCase())}::text[])
    order by pa.created_at, pa.id`.execute(tx);
  return Map.groupBy(rows, ({ email }) => email);
}
