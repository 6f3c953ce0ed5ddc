import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, useCase, type Actor } from '#platform/use-case/index.ts';
import { commentSchema, type Comment } from '../../document/strategy.ts';
import { authorOf } from './author.ts';
import { strategyReader, strategyWriter } from './policies.ts';
import { removedSheet } from './problems.ts';
import { findStrategy } from './strategy-scope.ts';
import { readSheets } from './sheets.queries.ts';
import { targetInput, toTarget } from './target.ts';

/** Every comment of a strategy, a thread's answers after what they answer. */
export async function readComments(tx: Tx, actor: Actor, strategyId: string): Promise<Comment[]> {
  const { rows } = await sql<Comment>`
    select c.id, c.section, c.initiative_id, c.parent_id, c.text, c.created_by_name as by,
      coalesce(c.created_by = ${actor.userId}, false) as mine, c.created_at as at, c.resolved_at, c.resolved_by_name as resolved_by
    from strategy_comment c left join strategy_comment p on p.id = c.parent_id
    where c.strategy_id = ${strategyId}::uuid
    order by coalesce(p.created_at, c.created_at), coalesce(p.id, c.id), c.parent_id nulls first, c.created_at, c.id`.execute(
    tx,
  );
  return rows;
}

export const listComments = query({
  name: 'strategy.list-comments',
  summary: text(m.strategies_op_list_comments),
  input: z.object({ id: z.uuid() }),
  output: z.array(commentSchema),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}/comments' },
  async run({ id }, context) {
    const strategy = await findStrategy(context, id);
    return strategy ? ok(await readComments(context.tx, context.actor, id)) : notFound();
  },
});

/** Says something about a section or a sheet, or answers a comment. */
export const addComment = useCase({
  name: 'strategy.add-comment',
  summary: text(m.strategies_op_add_comment),
  input: targetInput.extend({
    text: z.string().trim().min(1).max(5000),
    parentId: z.uuid().nullable().default(null),
  }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/comments' },
  async run({ id, text: words, parentId, ...input }, context) {
    const { tx, actor, now } = context;
    if (!(await findStrategy(context, id))) return notFound();
    const parent = parentId ? await readThread(tx, id, parentId) : null;
    if (parentId && !parent) return notFound();
    const target = parent ?? toTarget(input);
    const sheets = target.initiativeId ? await readSheets(tx, id) : [];
    if (target.initiativeId && !sheets.some((sheet) => sheet.id === target.initiativeId))
      return removedSheet();
    if (target.section === 'initiative' && !target.initiativeId) return notFound();
    const author = await authorOf(context);
    const commentId = context.newId();
    await tx
      .insertInto('strategyComment')
      .values({
        id: commentId,
        strategyId: id,
        section: target.section,
        initiativeId: target.initiativeId,
        parentId: parent?.id ?? null,
        text: words,
        createdBy: actor.userId,
        createdByName: author.name,
        organisationId: author.organisationId,
        createdAt: now,
      })
      .execute();
    context.audit('strategy', id, { comment: commentId });
    return ok({ id: commentId });
  },
});

/** The comment that a thread began with. */
async function readThread(tx: Tx, strategyId: string, id: string) {
  const found = await tx
    .selectFrom('strategyComment')
    .where('strategyId', '=', strategyId)
    .where('id', '=', id)
    .select(['id', 'parentId', 'section', 'initiativeId'])
    .executeTakeFirst();
  if (!found?.parentId) return found as Pick<Comment, 'id' | 'section' | 'initiativeId'> | undefined;
  return readThread(tx, strategyId, found.parentId);
}

/** Says that a comment is dealt with, or opens it again. */
export const resolveComment = useCase({
  name: 'strategy.resolve-comment',
  summary: text(m.strategies_op_resolve_comment),
  input: z.object({
    id: z.uuid(),
    commentId: z.uuid(),
    resolved: z.stringbool().or(z.boolean()).default(true),
  }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/comments/{commentId}/resolve' },
  async run({ id, commentId, resolved }, context) {
    if (!(await findStrategy(context, id))) return notFound();
    const { name } = await authorOf(context);
    const { numUpdatedRows } = await context.tx
      .updateTable('strategyComment')
      .set(
        resolved
          ? { resolvedAt: context.now, resolvedByName: name }
          : { resolvedAt: null, resolvedByName: null },
      )
      .where('id', '=', commentId)
      .where('strategyId', '=', id)
      .where('parentId', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return notFound();
    context.audit('strategy', id, { comment: commentId, resolved });
    return ok({ id });
  },
});
