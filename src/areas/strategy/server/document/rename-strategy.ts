import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { strategyWriter } from './policies.ts';
import { openStrategy } from './strategy-scope.ts';
import { touchStrategy } from './write-text.ts';

/** Gives a strategy another title. */
export const renameStrategy = useCase({
  name: 'strategy.rename-strategy',
  summary: text(m.strategies_op_rename),
  input: z.object({ id: z.uuid(), title: z.string().trim().min(1).max(200) }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'PATCH', path: '/strategies/{id}' },
  async run({ id, title }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    if (title === strategy.value.title) return ok({ id });
    await context.tx.updateTable('digitalStrategy').set({ title }).where('id', '=', id).execute();
    await touchStrategy(context, strategy.value);
    context.audit('strategy', id, { title });
    return ok({ id });
  },
});
