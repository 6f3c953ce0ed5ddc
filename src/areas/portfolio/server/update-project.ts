import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { projectInput, slugSchema } from '../index.ts';
import { projectWriter } from './policies.ts';
import { replaceParts, resolveProject } from './project-writer.ts';

/** Replaces what is said of a project of the actor's own organisation; its figures are records of their own. */
export const updateProject = useCase({
  name: 'portfolio.update-project',
  summary: text(m.portfolio_op_update_project),
  input: projectInput.extend({ slug: slugSchema }),
  output: z.object({ slug: z.string() }),
  allow: projectWriter,
  http: { method: 'PUT', path: '/projects/{slug}' },
  async run({ slug, ...input }, context) {
    const project = await resolveProject(input, context);
    if (!project.ok) return project;
    const changed = await context.tx
      .updateTable('project')
      .set(project.value.columns)
      .where('slug', '=', slug)
      .where('organisationId', '=', context.actor.organisationId)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return notFound();
    await replaceParts(context, changed.id, project.value);
    const { totalCostCents, fundingSources } = input;
    context.audit('project', changed.id, { slug, totalCostCents: totalCostCents ?? null, fundingSources });
    return ok({ slug });
  },
});
