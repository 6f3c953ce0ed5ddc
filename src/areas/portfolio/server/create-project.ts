import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { projectInput } from '../index.ts';
import { insertWithFreeSlug } from './free-slug.ts';
import { projectWriter } from './policies.ts';
import { replaceParts, resolveProject } from './project-writer.ts';

/** Starts a project of the actor's organisation as a draft: those who run it and those who pay see it, nobody else. */
export const createProject = useCase({
  name: 'portfolio.create-project',
  summary: text(m.portfolio_op_create_project),
  input: projectInput,
  output: z.object({ id: z.uuid(), slug: z.string() }),
  allow: projectWriter,
  http: { method: 'POST', path: '/projects' },
  async run(input, context) {
    const project = await resolveProject(input, context);
    if (!project.ok) return project;
    const id = context.newId();
    const row = {
      id,
      organisationId: context.actor.organisationId,
      status: 'draft',
      createdAt: context.now,
      ...project.value.columns,
    };
    const slug = await insertWithFreeSlug(context.tx, 'project', input.name.fr, row);
    await replaceParts(context, id, project.value);
    context.audit('project', id, { slug, name: input.name.fr });
    return ok({ id, slug });
  },
});
