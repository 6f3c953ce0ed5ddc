import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { codeRef, initiativeRef, projectDetailSchema, slugSchema, textSchema } from '../index.ts';
import { getProject } from './get-project.ts';
import { projectWriter } from './policies.ts';
import { regionEntries, regionRef, sectorEntries } from './reference.ts';

/** What the form of a project offers to choose from, and the project itself when there is one. */
export const getProjectForm = query({
  name: 'portfolio.get-project-form',
  summary: text(m.portfolio_op_get_project_form),
  input: z.object({ slug: slugSchema.optional() }),
  output: z.object({
    project: projectDetailSchema.nullable(),
    organisations: z.array(z.object({ slug: z.string(), name: textSchema, kind: z.string() })),
    initiatives: z.array(initiativeRef),
    regions: z.array(codeRef),
    sectors: z.array(codeRef),
    priorities: z.array(z.object({ id: z.uuid(), region: codeRef, title: textSchema })),
  }),
  allow: projectWriter,
  async run({ slug }, context) {
    const project = slug ? await getProject.run({ slug }, context) : null;
    if (project && (!project.ok || !project.value.editable)) return notFound();
    const { tx } = context;
    const organisations = await tx
      .selectFrom('organisation')
      .select(['slug', 'nameFr', 'nameEn', 'kind'])
      .where('kind', 'in', ['funder', 'delivery', 'partner'])
      .orderBy('nameFr')
      .execute();
    const initiatives = await tx
      .selectFrom('initiative')
      .select(['slug', 'nameFr', 'nameEn'])
      .orderBy('nameFr')
      .execute();
    const priorities = await tx
      .selectFrom('regionPriority')
      .select(['id', 'regionCode', 'titleFr', 'titleEn'])
      .orderBy('regionCode')
      .orderBy('titleFr')
      .execute();
    return ok({
      project: project ? project.value : null,
      organisations: organisations.map(({ slug: own, kind, ...row }) => ({
        slug: own,
        kind,
        name: named(row),
      })),
      initiatives: initiatives.map((row) => ({ slug: row.slug, name: named(row) })),
      regions: regionEntries().map(({ code, name }) => ({ code, name })),
      sectors: sectorEntries(),
      priorities: priorities.map(({ id, regionCode, titleFr, titleEn }) => ({
        id,
        region: regionRef(regionCode),
        title: { fr: titleFr, en: titleEn },
      })),
    });
  },
});

const named = (row: { nameFr: string; nameEn: string }) => ({ fr: row.nameFr, en: row.nameEn });
