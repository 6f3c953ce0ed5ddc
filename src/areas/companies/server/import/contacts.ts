import { sql } from 'kysely';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import { newId } from '#platform/ids.ts';
import type { ImportedBatch, ImportedRow, Obstacle, UndoneRow } from './contract.ts';

/** One person is one e-mail address at a firm, or one name where there is none. */
const SAME_PERSON = sql`k.organisation_id = p.organisation_id and k.company_id = p.company_id and (
  lower(k.email) = lower(p.email) or (fold(k.name) = fold(p.name) and (k.email is null or p.email is null)))`;

/**
 * Adds the people of a list to the organisation's contacts; those it already has stay as they are.
 * @returns the new contact's id by row.
 */
export async function addContacts(
  tx: Tx,
  rows: readonly ImportedRow[],
  batch: ImportedBatch,
): Promise<Map<number, string>> {
  const people = distinctPeople(rows).map((row) => toContact(row, batch));
  if (people.length === 0) return new Map();
  const { rows: added } = await sql<{ id: string }>`
    insert into contact (id, organisation_id, company_id, name, job_title, email, phone, language, consent, consent_at,
      consent_source, created_by, created_at, updated_at)
    select id, organisation_id, company_id, name, job_title, email, phone, language, consent, consent_at,
      consent_source, created_by, created_at, updated_at
    from json_populate_recordset(null::contact, ${JSON.stringify(people)}) p
    where not exists (select from contact k where ${SAME_PERSON})
    returning id`.execute(tx);
  const ids = new Set(added.map(({ id }) => id));
  return new Map(people.filter(({ id }) => ids.has(id)).map(({ id, row_number }) => [row_number, id]));
}

const nameOf = ({ values: { person } }: ImportedRow): string => person.name ?? person.email ?? '';

function distinctPeople(rows: readonly ImportedRow[]): ImportedRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.companyId} ${row.values.person.email ?? nameOf(row).toLowerCase()}`;
    return row.companyId !== null && nameOf(row) !== '' && !seen.has(key) && seen.add(key);
  });
}

function toContact(row: ImportedRow, batch: ImportedBatch) {
  const { person } = row.values;
  const answered = person.consent !== undefined;
  return {
    row_number: row.rowNumber,
    id: newId(batch.at.getTime()),
    organisation_id: batch.organisationId,
    company_id: row.companyId,
    name: nameOf(row).slice(0, 200),
    job_title: person.jobTitle ?? null,
    email: person.email ?? null,
    phone: person.phone ?? null,
    language: person.language ?? null,
    consent: person.consent ?? 'unknown',
    // The list does not say when the person answered; what is known is that it said so on this day.
    consent_at: answered ? batch.at : null,
    consent_source: answered ? batch.fileName.slice(0, 300) : null,
    created_by: batch.createdBy,
    created_at: batch.at,
    updated_at: batch.at,
  };
}

/** Takes the list's contacts away again, unless someone has worked on one since. */
export async function removeContacts(
  tx: Tx,
  rows: readonly UndoneRow[],
  batch: ImportedBatch,
): Promise<Obstacle[]> {
  const byId = new Map(
    rows.flatMap((row) => contactIdOf(row)?.map((id) => [id, row.rowNumber] as const) ?? []),
  );
  if (byId.size === 0) return [];
  const ids = [...byId.keys()];
  const { rows: changed } = await sql<{ id: string }>`
    select id from contact where id = any(${ids}::uuid[]) and updated_at <> ${batch.at}`.execute(tx);
  if (changed.length > 0) {
    return changed.map(({ id }) => ({ rowNumber: byId.get(id)!, message: text(m.imports_obstacle_contact) }));
  }
  await sql`delete from contact where id = any(${ids}::uuid[]) and organisation_id = ${batch.organisationId}`.execute(
    tx,
  );
  return [];
}

function contactIdOf({ effect }: UndoneRow): string[] | null {
  const id = (effect as { contactId?: string } | null)?.contactId;
  return id ? [id] : null;
}
