import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Evidence, PairSide, PairState } from '../../duplicates/pair.ts';
import { readFields } from '../company-fields.queries.ts';
import { pairsWithFirms } from './pair-list.queries.ts';

export interface PairRecord {
  id: string;
  leftId: string;
  rightId: string;
  leftFirm: string;
  rightFirm: string;
  state: PairState;
  probability: number;
  evidence: Evidence[];
  foundAt: Date;
  setAsideAt: Date | null;
  decidedAt: Date | null;
  decidedBy: { fr: string; en: string } | null;
}

export async function findPair(tx: Tx, id: string): Promise<PairRecord | undefined> {
  const { rows } = await sql<PairRecord>`
    select p.id, p.left_id, p.right_id, l.id as left_firm, r.id as right_firm, p.state, p.probability, p.evidence,
      p.found_at, p.set_aside_at, p.decided_at,
      case when o.id is not null then json_build_object('fr', o.name_fr, 'en', o.name_en) end as decided_by
    from ${pairsWithFirms} left join organisation o on o.id = p.decided_by_organisation
    where p.id = ${id}`.execute(tx);
  return rows[0];
}

type SideRow = Omit<PairSide, 'fields'>;

/** The records of a comparison, with what the asking organisation has with each. */
export async function readSides(
  tx: Tx,
  ids: readonly string[],
  organisationId: string | null,
): Promise<Map<string, PairSide>> {
  const fields = await readFields(tx, ids);
  const records = sql`select x.id from company x where x.id = c.id or x.firm_id = c.id`;
  const { rows } = await sql<SideRow>`
    select c.id, c.region_code, c.created_at, c.updated_at,
      case when o.id is not null then json_build_object('fr', o.name_fr, 'en', o.name_en) end as source,
      (select count(*) from company x where x.firm_id = c.id and x.id <> c.id) as merged_records,
      (select count(*) from participation pa where pa.company_id in (${records})
        and pa.organisation_id = ${organisationId}::uuid) as participations,
      (select count(*) from contact k where k.company_id in (${records})
        and k.organisation_id = ${organisationId}::uuid) as contacts,
      exists (select from organisation a where a.company_id in (${records})) as has_account
    from company c left join organisation o on o.id = c.created_by
    where c.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, { ...row, fields: fields.get(row.id)! }]));
}

/** The merge that holds two records together directly, if one does. */
export async function mergeBetween(tx: Tx, a: string, b: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from company_merge where undone_at is null
    and (survivor_id, merged_id) in ((${a}::uuid, ${b}::uuid), (${b}::uuid, ${a}::uuid))`.execute(tx);
  return rows[0]?.id ?? null;
}
