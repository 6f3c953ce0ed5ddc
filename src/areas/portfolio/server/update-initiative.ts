import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { initiativeInput, slugSchema } from '../index.ts';
import { initiativeColumns } from './create-initiative.ts';
import { inOrder } from './dates.ts';
import { initiativeWriter } from './policies.ts';

/** Replaces what is said of an initiative of the actor's own organisation. Its figures are records of their own. */
export const updateInitiative = useCase({
  name: 'portfolio.update-initiative',
  summary: text(m.portfolio_op_update_initiative),
  input: initiativeInput.extend({ slug: slugSchema }),
  output: z.object({ slug: z.string() }),
  allow: initiativeWriter,
  http: { method: 'PUT', path: '/initiatives/{slug}' },
  async run({ slug, ...input }, context) {
    const dates = inOrder(input);
    if (!dates.ok) return dates;
    const changed = await context.tx
      .updateTable('initiative')
      .set(initiativeColumns(input, context))
      .where('slug', '=', slug)
      .where('organisationId', '=', context.actor.organisationId)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return notFound();
    context.audit('initiative', changed.id, { slug });
    return ok({ slug });
  },
});
