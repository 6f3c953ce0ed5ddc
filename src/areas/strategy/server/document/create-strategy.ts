import { sql } from 'kysely';
import { z } from 'zod';
import { writeTimeline } from '#areas/companies/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { authorOf } from './author.ts';
import { organisationOf, strategyStaff } from './policies.ts';

/** Begins the digital strategy of a firm. One at a time for a firm and an organisation: a signed one goes on as a new version. */
export const createStrategy = useCase({
  name: 'strategy.create-strategy',
  summary: text(m.strategies_op_create),
  input: z.object({
    companyId: z.uuid(),
    projectId: z.uuid().optional(),
    title: z.string().trim().min(1).max(200).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  allow: strategyStaff,
  http: { method: 'POST', path: '/strategies' },
  async run({ companyId, projectId, title }, context) {
    const firm = await findFirm(context, companyId);
    if (!firm) return refuseField('companyId', 'no-such-firm', text(m.strategies_problem_firm));
    const free = await checkFree(context, firm.id, projectId);
    if (!free.ok) return free;
    const id = context.newId();
    const usual = m.strategies_usual_title({ firm: firm.legalName }, { locale: context.locale });
    await insert(context, { id, companyId: firm.id, projectId: projectId ?? null, title: title ?? usual });
    await writeTimeline(context, [
      {
        companyId: firm.id,
        at: context.now,
        kind: 'strategy-created',
        text: text(m.strategies_timeline_created),
        path: `/strategies/${id}`,
        projectId: projectId ?? null,
        subjectType: 'strategy',
        subjectId: id,
      },
    ]);
    context.audit('strategy', id, { companyId: firm.id });
    context.emit('strategy.created', { strategyId: id, companyId: firm.id, projectId: projectId ?? null });
    return ok({ id });
  },
});

async function findFirm({ tx }: Context, companyId: string) {
  const { rows } = await sql<{ id: string; legalName: string }>`
    select f.id, f.legal_name from company c join company f on f.id = c.firm_id where c.id = ${companyId}::uuid`.execute(
    tx,
  );
  return rows[0];
}

async function checkFree(
  { tx, actor }: Context,
  firmId: string,
  projectId: string | undefined,
): Promise<Result<null>> {
  const organisation = organisationOf(actor);
  if (projectId) {
    const own = await tx
      .selectFrom('project')
      .where('id', '=', projectId)
      .where('organisationId', '=', organisation)
      .select('id')
      .executeTakeFirst();
    if (!own) return notFound();
  }
  const { rows } = await sql`
    select from digital_strategy s join company c on c.id = s.company_id
    where s.organisation_id = ${organisation}::uuid and c.firm_id = ${firmId}::uuid`.execute(tx);
  return rows.length === 0
    ? ok(null)
    : refuseField('companyId', 'strategy-exists', text(m.strategies_problem_exists));
}

async function insert(
  context: Context,
  strategy: { id: string; companyId: string; projectId: string | null; title: string },
): Promise<void> {
  const { tx, actor, now } = context;
  await tx
    .insertInto('digitalStrategy')
    .values({
      ...strategy,
      organisationId: organisationOf(actor),
      createdBy: actor.userId,
      createdAt: now,
      updatedBy: actor.userId,
      updatedByName: (await authorOf(context)).name,
      updatedAt: now,
    })
    .execute();
}
