import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { priorityInput } from '../index.ts';
import { priorityColumns } from './add-priority.ts';
import { priorityWriter } from './policies.ts';

/** Replaces what is said of a priority of the actor's own organisation. */
export const updatePriority = useCase({
  name: 'portfolio.update-priority',
  summary: text(m.portfolio_op_update_priority),
  input: priorityInput.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), region: z.string() }),
  allow: priorityWriter,
  http: { method: 'PUT', path: '/priorities/{id}' },
  async run({ id, ...input }, { tx, actor, audit }) {
    const changed = await tx
      .updateTable('regionPriority')
      .set(priorityColumns(input))
      .where('id', '=', id)
      .where('organisationId', '=', actor.organisationId)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return notFound();
    audit('region-priority', id, { region: input.region, title: input.title.fr });
    return ok({ id, region: input.region });
  },
});
