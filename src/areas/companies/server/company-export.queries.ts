import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { CompanyIdentity } from '../company-file.ts';

export interface ExportedCompany extends Omit<CompanyIdentity, 'otherNames' | 'createdBy' | 'createdAt'> {
  otherNames: string[];
  nameKey: string;
}

/** The next firms of a list in the order of their names, with all of their shared identity. */
export async function readForExport(
  tx: Tx,
  where: RawBuilder<unknown>,
  last: ExportedCompany | undefined,
  limit: number,
): Promise<ExportedCompany[]> {
  const after = last
    ? sql`(c.name_key, c.company_id) > (${last.nameKey}::text collate "C", ${last.id}::uuid)`
    : sql`true`;
  const { rows } = await sql<ExportedCompany>`
    with page as (
      select c.company_id, c.name_key from company_listing c where ${where} and ${after}
      order by c.name_key, c.company_id limit ${limit})
    select c.id, c.legal_name, c.neq, c.business_number, c.naics, c.size_class, c.employees, c.street, c.city, c.province,
      c.postal_code, c.country, c.region_code, c.region_certainty, c.phone, c.website, c.languages, c.memberships,
      c.updated_at, page.name_key,
      array(select n.name from company_name n where n.company_id = c.id order by n.id) as other_names
    from page join company c on c.id = page.company_id order by page.name_key, c.id`.execute(tx);
  return rows;
}
