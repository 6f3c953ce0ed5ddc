import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, pageInput, pageOf, toPage } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { SECTIONS } from '../../document/sections.ts';
import { historyEntrySchema, type HistoryEntry } from '../../document/strategy.ts';
import { strategyReader } from './policies.ts';
import { findStrategy } from './strategy-scope.ts';
import { textById, type StoredText } from './texts.queries.ts';

/** A text whose writer went on within a quarter of an hour is told by the one they ended with. */
const WENT_ON = sql`(t.kind = 'save' and exists (select from strategy_section n
  where n.strategy_id = t.strategy_id and n.section = t.section and n.initiative_id is not distinct from t.initiative_id
    and n.revision = t.revision + 1 and n.kind = 'save' and n.version = t.version
    and n.written_by is not distinct from t.written_by and n.written_by_name = t.written_by_name
    and n.at - t.at < interval '15 minutes'))`;

/** A text that was joined at once with what stood, or that its writer went on from: what it became is told. */
const JOINED = sql`(t.kind = 'aside' and exists (select from strategy_section n
  where n.settles = t.id and (n.kind = 'aside' or n.at = t.at)))`;

const about = (section?: string, initiativeId?: string) => sql`
  ${section ? sql`t.section = ${section}` : sql`true`} and ${initiativeId ? sql`t.initiative_id = ${initiativeId}::uuid` : sql`true`}`;

/** Who wrote what and when, the latest first, one entry for one sitting. */
export const listHistory = query({
  name: 'strategy.list-history',
  summary: text(m.strategies_op_history),
  input: pageInput.extend({
    id: z.uuid(),
    section: z.enum([...SECTIONS, 'initiative']).optional(),
    initiativeId: z.uuid().optional(),
  }),
  output: pageOf(historyEntrySchema),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}/texts' },
  async run({ id, section, initiativeId, cursor, limit }, context) {
    if (!(await findStrategy(context, id))) return notFound();
    const [at, last] = decodeCursor(cursor, 2) ?? [];
    const before = at ? sql`(t.at, t.id) < (${at}::timestamptz, ${last}::uuid)` : sql`true`;
    const { rows } = await sql<HistoryEntry & { atKey: string }>`
      select t.id, t.section, t.initiative_id, i.title as initiative_title, t.version, t.revision, t.kind,
        t.written_by_name as by, t.at, t.at::text as at_key,
        t.revision is not null and not exists (select from strategy_section n where n.strategy_id = t.strategy_id
          and n.section = t.section and n.initiative_id is not distinct from t.initiative_id and n.revision > t.revision) as current
      from strategy_section t left join technology_initiative i on i.id = t.initiative_id
      where t.strategy_id = ${id}::uuid and t.kind <> 'set-aside' and not ${WENT_ON} and not ${JOINED} and ${about(section, initiativeId)} and ${before}
      order by t.at desc, t.id desc limit ${limit + 1}`.execute(context.tx);
    const page = toPage(rows, limit, (row) => [row.atKey, row.id]);
    return ok({ ...page, items: page.items.map(({ atKey: _, ...entry }) => entry) });
  },
});

const contentSchema = z.record(z.string(), z.unknown());

/** One text of the history beside the one before it. */
export const getText = query({
  name: 'strategy.get-text',
  summary: text(m.strategies_op_get_text),
  input: z.object({ id: z.uuid(), textId: z.uuid() }),
  output: z.object({
    text: historyEntrySchema.omit({ initiativeTitle: true, current: true }),
    before: contentSchema,
    after: contentSchema,
  }),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}/texts/{textId}' },
  async run({ id, textId }, context) {
    if (!(await findStrategy(context, id))) return notFound();
    const found = await textById(context.tx, id, textId);
    if (!found) return notFound();
    const before = await textBefore(context.tx, id, found);
    const { section, initiativeId, version, revision, kind, writtenByName: by, at } = found;
    return ok({
      text: { id: found.id, section, initiativeId, version, revision, kind, by, at },
      before: before?.content ?? {},
      after: found.content,
    });
  },
});

/** What a text is read against: where an aside began, or the text of the sitting before. */
async function textBefore(tx: Tx, strategyId: string, found: StoredText): Promise<StoredText | undefined> {
  if (found.revision === null) return found.baseId ? textById(tx, strategyId, found.baseId) : undefined;
  const { rows } = await sql<{ id: string }>`
    select t.id from strategy_section t where t.strategy_id = ${strategyId}::uuid and t.section = ${found.section}
      and t.initiative_id is not distinct from ${found.initiativeId}::uuid and t.revision < ${found.revision} and not ${WENT_ON}
    order by t.revision desc limit 1`.execute(tx);
  return rows[0] && textById(tx, strategyId, rows[0].id);
}
