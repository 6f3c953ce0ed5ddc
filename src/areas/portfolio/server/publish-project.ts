import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { slugSchema } from '../index.ts';
import { projectWriter } from './policies.ts';

/** Shows a draft to everyone, or takes a project back to its draft. */
export const publishProject = useCase({
  name: 'portfolio.publish-project',
  summary: text(m.portfolio_op_publish_project),
  input: z.object({ slug: slugSchema, status: z.enum(['draft', 'published']).default('published') }),
  output: z.object({ slug: z.string() }),
  allow: projectWriter,
  http: { method: 'POST', path: '/projects/{slug}/publication' },
  async run({ slug, status }, { tx, actor, now, audit }) {
    const changed = await tx
      .updateTable('project')
      .set({ status, updatedAt: now })
      .where('slug', '=', slug)
      .where('organisationId', '=', actor.organisationId)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return notFound();
    audit('project', changed.id, { slug, status });
    return ok({ slug });
  },
});
