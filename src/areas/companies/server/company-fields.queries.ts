import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { companyFieldsSchema, type CompanyFields, type OtherName } from '../company.ts';

/** What is stated of firms, as the writer takes it: to change a part, to keep what was there, or to give it back. */
export async function readFields(tx: Tx, ids: readonly string[]): Promise<Map<string, CompanyFields>> {
  const rows = await tx
    .selectFrom('company')
    .select([
      'id',
      'legalName',
      'neq',
      'businessNumber',
      'naics',
      'sizeClass',
      'employees',
      'street',
      'city',
      'province',
      'postalCode',
      'country',
      'regionCode',
      'regionCertainty',
      'phone',
      'website',
      'languages',
      'memberships',
    ])
    .select(
      sql<
        OtherName[]
      >`(select coalesce(json_agg(json_build_object('name', n.name, 'kind', n.kind) order by n.id), '[]')
      from company_name n where n.company_id = company.id)`.as('otherNames'),
    )
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, regionCertainty, regionCode, ...row }) => {
      const stated = regionCertainty === 'stated' ? { regionCode } : {};
      return [id, companyFieldsSchema.parse(withoutNulls({ ...row, ...stated }))];
    }),
  );
}

const withoutNulls = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

export interface CompanyStanding {
  id: string;
  legalName: string;
  /** The record that stands for it: itself unless it was merged. */
  firmId: string;
}

export async function findCompany(tx: Tx, id: string): Promise<CompanyStanding | undefined> {
  return tx
    .selectFrom('company')
    .select(['id', 'legalName', 'firmId'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The firm that holds a NEQ, if any. */
export async function findByNeq(tx: Tx, neq: string): Promise<{ id: string; legalName: string } | undefined> {
  return tx
    .selectFrom('company')
    .select(['id', 'legalName'])
    .where('neq', '=', neq)
    .where('mergedInto', 'is', null)
    .executeTakeFirst();
}

/** Makes writers of one NEQ wait for each other until they commit, so that the second sees what the first did. */
export async function lockNeq(tx: Tx, neq: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('company.neq:' || ${neq}, 0))`.execute(tx);
}
