import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { organisationOf, strategyReader, strategyStaff } from './policies.ts';
import { visibleStrategies } from './strategy-scope.ts';

const projectChoice = z.object({ id: z.uuid(), nameFr: z.string(), nameEn: z.string() });

/** What the list can be narrowed to, and for staff the projects that a new strategy may belong to. */
export const strategyChoices = query({
  name: 'strategy.strategy-choices',
  summary: text(m.strategies_op_choices),
  input: z.object({}),
  output: z.object({ projects: z.array(projectChoice), own: z.array(projectChoice) }),
  allow: strategyReader,
  async run(_input, { tx, actor }) {
    const used = await sql<z.output<typeof projectChoice>>`
      select p.id, p.name_fr, p.name_en from project p
      where p.id in (select s.project_id from digital_strategy s where ${visibleStrategies(actor)}) order by p.name_fr`.execute(
      tx,
    );
    const own = strategyStaff(actor)
      ? await tx
          .selectFrom('project')
          .where('organisationId', '=', organisationOf(actor))
          .select(['id', 'nameFr', 'nameEn'])
          .orderBy('nameFr')
          .execute()
      : [];
    return ok({ projects: used.rows, own });
  },
});
