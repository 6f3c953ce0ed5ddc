import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase, type Context } from '#platform/use-case/index.ts';
import { initiativeFieldsSchema, type InitiativeFields } from '../../document/initiative.ts';
import { authorOf } from './author.ts';
import { strategyWriter } from './policies.ts';
import { checkText } from './save-text.ts';
import { fieldsOfSheet, insertSheet, nextPosition, readSheets } from './sheets.queries.ts';
import { openStrategy, type OpenStrategy } from './strategy-scope.ts';
import { addText } from './texts.queries.ts';
import { draftVersion, touchStrategy, writeText } from './write-text.ts';

interface Begun {
  fields: InitiativeFields;
  templateId: string | null;
  reasons: { fr: string; en: string }[];
}

/** Puts a new sheet at the end, with its first text in the history. */
export async function beginSheet(context: Context, strategy: OpenStrategy, begun: Begun): Promise<string> {
  const id = context.newId();
  const { tx, now, actor } = context;
  const position = await nextPosition(tx, strategy.id);
  await insertSheet(tx, now, {
    ...begun,
    id,
    strategyId: strategy.id,
    position,
    createdBy: actor.userId,
  });
  await addText(context, await authorOf(context), {
    section: 'initiative',
    initiativeId: id,
    strategyId: strategy.id,
    version: draftVersion(strategy),
    kind: 'save',
    content: begun.fields,
    baseId: null,
  });
  await touchStrategy(context, strategy);
  context.audit('strategy', strategy.id, { initiative: id, template: begun.templateId });
  return id;
}

/** Adds a blank sheet. */
export const addInitiative = useCase({
  name: 'strategy.add-initiative',
  summary: text(m.strategies_op_add_initiative),
  input: z.object({ id: z.uuid(), title: z.string().trim().min(1).max(200) }),
  output: z.object({ id: z.uuid(), initiativeId: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/initiatives' },
  async run({ id, title }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const fields = initiativeFieldsSchema.parse({ title });
    const begun = { fields, templateId: null, reasons: [] };
    return ok({ id, initiativeId: await beginSheet(context, strategy.value, begun) });
  },
});

/** Takes a sheet out. It stays in the history and in signed versions, and can be brought back. */
export const removeInitiative = useCase({
  name: 'strategy.remove-initiative',
  summary: text(m.strategies_op_remove_initiative),
  input: z.object({
    id: z.uuid(),
    initiativeId: z.uuid(),
    back: z.stringbool().or(z.boolean()).default(false),
  }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'DELETE', path: '/strategies/{id}/initiatives/{initiativeId}' },
  async run({ id, initiativeId, back }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const { numUpdatedRows } = await context.tx
      .updateTable('technologyInitiative')
      .set({ removedAt: back ? null : context.now })
      .where('id', '=', initiativeId)
      .where('strategyId', '=', id)
      .where('removedAt', back ? 'is not' : 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return notFound();
    if (back) {
      const fields = (await readSheets(context.tx, id)).find((sheet) => sheet.id === initiativeId)!;
      const target = { section: 'initiative' as const, initiativeId };
      const checked = await checkText(context, strategy.value, target, fieldsOfSheet(fields));
      if (!checked.ok) return checked;
    }
    await touchStrategy(context, strategy.value);
    context.audit('strategy', id, { [back ? 'broughtBack' : 'removed']: initiativeId });
    return ok({ id });
  },
});

/** Moves a sheet up or down in the document. */
export const moveInitiative = useCase({
  name: 'strategy.move-initiative',
  summary: text(m.strategies_op_move_initiative),
  input: z.object({ id: z.uuid(), initiativeId: z.uuid(), by: z.enum(['up', 'down']) }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/initiatives/{initiativeId}/move' },
  async run({ id, initiativeId, by }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const order = (await readSheets(context.tx, id)).map((sheet) => sheet.id);
    const from = order.indexOf(initiativeId);
    const to = by === 'up' ? from - 1 : from + 1;
    if (from < 0) return notFound();
    if (to < 0 || to >= order.length) return ok({ id });
    [order[from], order[to]] = [order[to]!, order[from]!];
    for (const [position, sheet] of order.entries())
      await context.tx
        .updateTable('technologyInitiative')
        .set({ position: position + 1 })
        .where('id', '=', sheet)
        .execute();
    await touchStrategy(context, strategy.value);
    return ok({ id });
  },
});

/** What the roadmap may change of a sheet without opening it. */
export type Planning = Partial<
  Pick<InitiativeFields, 'must' | 'lockedQuarter' | 'earliestQuarter' | 'latestQuarter' | 'value'>
>;

/** Changes a sheet's place in the plan, with its text in the history: for the roadmap's own use cases. */
export async function planInitiative(
  context: Context,
  strategyId: string,
  initiativeId: string,
  planning: Planning,
) {
  const strategy = await openStrategy(context, strategyId);
  if (!strategy.ok) return strategy;
  const sheet = (await readSheets(context.tx, strategyId)).find(({ id }) => id === initiativeId);
  if (!sheet) return notFound();
  const content = { ...fieldsOfSheet(sheet), ...planning };
  const target = { section: 'initiative' as const, initiativeId };
  await writeText(context, strategy.value, target, { kind: 'save', content, baseId: null });
  return ok(null);
}
