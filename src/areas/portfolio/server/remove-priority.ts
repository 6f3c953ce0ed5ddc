import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { priorityWriter } from './policies.ts';

/** Removes a priority of the actor's own organisation; the projects that answered it stay. */
export const removePriority = useCase({
  name: 'portfolio.remove-priority',
  summary: text(m.portfolio_op_remove_priority),
  input: z.object({ id: z.uuid() }),
  output: z.object({ region: z.string() }),
  allow: priorityWriter,
  http: { method: 'DELETE', path: '/priorities/{id}' },
  async run({ id }, { tx, actor, audit }) {
    const removed = await tx
      .deleteFrom('regionPriority')
      .where('id', '=', id)
      .where('organisationId', '=', actor.organisationId)
      .returning(['regionCode', 'titleFr'])
      .executeTakeFirst();
    if (!removed) return notFound();
    audit('region-priority', id, { region: removed.regionCode, title: removed.titleFr });
    return ok({ region: removed.regionCode });
  },
});
