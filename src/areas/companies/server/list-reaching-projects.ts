import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { registerReader } from './policies.ts';

const projectSchema = z.object({ id: z.uuid(), fr: z.string(), en: z.string() });

/** The projects whose reach the reader may look through: their organisation's, and those it funds. */
export const listReachingProjects = query({
  name: 'companies.list-reaching-projects',
  summary: text(m.companies_op_list_reaching_projects),
  input: z.object({}),
  output: z.object({ items: z.array(projectSchema) }),
  allow: registerReader,
  async run(_, { tx, actor }) {
    const { rows } = await sql<z.infer<typeof projectSchema>>`
      select p.id, p.name_fr as fr, p.name_en as en from project p
      where p.organisation_id = ${actor.organisationId}::uuid or exists (select from funding_source f
        where f.project_id = p.id and f.funder_id = ${actor.organisationId}::uuid)
      order by p.name_fr, p.id limit 200`.execute(tx);
    return ok({ items: rows });
  },
});
