import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { isId } from '#platform/ids.ts';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Actor } from '#platform/use-case/index.ts';
import { reachScopeSchema, type ReachScope } from '../reach.ts';
import { readActivity } from './activity.queries.ts';
import { reachReader } from './policies.ts';

const names = z.object({ fr: z.string(), en: z.string() });

/** Whose reach a figure is, in words, and the years in which it has any. */
export const describeScope = query({
  name: 'outreach.describe-scope',
  summary: text(m.outreach_op_describe_scope),
  input: reachScopeSchema,
  output: z.object({ names, firstDay: z.string().nullable(), lastDay: z.string().nullable() }),
  allow: reachReader,
  async run(scope, { tx, actor }) {
    const found = await namesOf(tx, actor, scope);
    if (!found) return notFound();
    const { rows } = await sql<{ firstDay: string | null; lastDay: string | null }>`
      select min(held_on) as first_day, max(held_on) as last_day from activity`.execute(tx);
    return ok({ names: found, ...rows[0]! });
  },
});

async function namesOf(
  tx: Tx,
  actor: Actor,
  { scope, id }: ReachScope,
): Promise<z.output<typeof names> | null> {
  if (scope === 'all') return text(m.outreach_scope_all);
  // Its name is content, which the page reads.
  if (scope === 'region') return /^(0[1-9]|1[0-7])$/.test(id) ? { fr: id, en: id } : null;
  if (!isId(id)) return null;
  if (scope !== 'activity') return nameIn(tx, scope, id);
  const activity = await readActivity(tx, actor, id);
  return activity && { fr: activity.titleFr, en: activity.titleEn };
}

async function nameIn(tx: Tx, table: 'project' | 'initiative' | 'organisation', id: string) {
  const found = await tx
    .selectFrom(table)
    .where('id', '=', id)
    .select(['nameFr as fr', 'nameEn as en'])
    .executeTakeFirst();
  return found ?? null;
}
