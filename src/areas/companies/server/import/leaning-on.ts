import { sql } from 'kysely';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text, type Text } from '#platform/text.ts';
import type { ImportedBatch, Obstacle } from './contract.ts';

type Reason = 'changed' | 'contact' | 'note' | 'participation' | 'history' | 'judged' | 'account' | 'list';

const MESSAGES: Record<Reason, () => Text> = {
  changed: () => text(m.imports_obstacle_changed),
  contact: () => text(m.imports_obstacle_contact),
  note: () => text(m.imports_obstacle_note),
  participation: () => text(m.imports_obstacle_participation),
  history: () => text(m.imports_obstacle_history),
  judged: () => text(m.imports_obstacle_judged),
  account: () => text(m.imports_obstacle_account),
  list: () => text(m.imports_obstacle_list),
};

const CHUNK = 5000;
const ENOUGH = 50;

/** What was done since with firms that an import made: anything of it, and they can no longer be taken away. */
export async function leaningOn(
  tx: Tx,
  batch: ImportedBatch,
  created: ReadonlyMap<string, number>,
): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = [];
  const ids = [...created.keys()];
  for (let start = 0; start < ids.length && obstacles.length < ENOUGH; start += CHUNK) {
    const found = await reasons(tx, batch, ids.slice(start, start + CHUNK));
    obstacles.push(
      ...found.map(({ id, reason }) => ({ rowNumber: created.get(id)!, message: MESSAGES[reason]() })),
    );
  }
  return obstacles.sort((a, b) => a.rowNumber - b.rowNumber).slice(0, ENOUGH);
}

async function reasons(
  tx: Tx,
  batch: ImportedBatch,
  ids: readonly string[],
): Promise<{ id: string; reason: Reason }[]> {
  const { rows } = await sql<{ id: string; reason: Reason }>`
    with made as (select unnest(${ids}::uuid[]) as id)
    select distinct on (id) id, reason from (
      select c.id, 'changed' as reason, 1 as weight from company c join made using (id)
        where c.updated_at <> ${batch.at} or c.merged_into is not null
      union all select x.survivor_id, 'judged', 2 from company_merge x join made on made.id = x.survivor_id
      union all select p.company_id, 'participation', 3 from participation p join made on made.id = p.company_id
      union all select o.company_id, 'account', 4 from organisation o join made on made.id = o.company_id
      union all select n.company_id, 'note', 5 from note n join made on made.id = n.company_id
      union all select k.company_id, 'contact', 6 from contact k join made on made.id = k.company_id
      union all select t.company_id, 'history', 7 from timeline_entry t join made on made.id = t.company_id
        where t.subject_type is distinct from 'import' or t.subject_id is distinct from ${batch.id}
      union all select d.left_id, 'judged', 8 from duplicate_pair d join made on made.id = d.left_id where d.state <> 'open'
      union all select d.right_id, 'judged', 8 from duplicate_pair d join made on made.id = d.right_id where d.state <> 'open'
      union all select r.company_id, 'list', 9 from import_row r join made on made.id = r.company_id where r.batch_id <> ${batch.id}
    ) found order by id, weight limit ${sql.lit(ENOUGH)}`.execute(tx);
  return rows;
}
