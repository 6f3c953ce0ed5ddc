import type pg from 'pg';
import { documentOf, type PublicProfile } from '../../profile/index.ts';
import type { SupplierDocument } from '../../search/document.ts';

interface Row {
  companyId: string;
  published: PublicProfile;
  lastmod: Date;
  legalName: string;
  regionCode: string | null;
  city: string | null;
  sizeClass: string;
}

const SUPPLIERS = `select s.company_id as "companyId", s.published, s.lastmod, f.legal_name as "legalName",
    f.region_code as "regionCode", f.city, f.size_class as "sizeClass"
  from supplier_public s join company r on r.id = s.company_id join company f on f.id = r.firm_id`;

const toDocument = ({ published, lastmod, ...company }: Row): SupplierDocument =>
  documentOf(published, { ...company, otherNames: [] }, lastmod.toISOString());

/** Those of the suppliers that the public sees. */
export async function readSuppliers(pool: pg.Pool, ids: readonly string[]): Promise<SupplierDocument[]> {
  const { rows } = await pool.query<Row>(`${SUPPLIERS} where s.company_id = any($1::uuid[])`, [ids]);
  return rows.map(toDocument);
}

/** Every supplier that the public sees, a good many at a time. */
export async function* allSuppliers(pool: pg.Pool, most = 16_384): AsyncGenerator<SupplierDocument[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await pool.query<Row>(
      `${SUPPLIERS} where s.company_id > $1 order by s.company_id limit ${most}`,
      [after],
    );
    if (rows.length > 0) yield rows.map(toDocument);
    if (rows.length < most) return;
    after = rows.at(-1)!.companyId;
  }
}

export async function lastChange(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from supplier_change',
  );
  return rows[0]!.seq;
}

/** What changed after a change, in order. */
export async function changesAfter(
  pool: pg.Pool,
  seq: number,
  most: number,
): Promise<{ seq: number; companyId: string }[]> {
  const { rows } = await pool.query<{ seq: number; companyId: string }>(
    'select seq, company_id as "companyId" from supplier_change where seq > $1 order by seq limit $2',
    [seq, most],
  );
  return rows;
}
