import { z } from 'zod';
import { m } from '#messages';
import { writeTimeline } from '#areas/companies/server/index.ts';
import { text } from '#platform/text.ts';
import { ok, refuse, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { inviteeSchema } from '../../assessment/index.ts';
import { STAGES, type Framework } from '../../framework/index.ts';
import { frameworkOf, frameworks } from '../framework/index.ts';
import { insertAssessment, isOwnProject, readFirm, type OwnAssessment } from './assessment.queries.ts';
import { giveLink } from './give-link.ts';
import { diagnosisStaff, organisationOf } from './policies.ts';

const input = z.object({
  companyId: z.uuid(),
  frameworkId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/),
  /** The latest version when absent. */
  frameworkVersion: z.coerce.number().int().positive().optional(),
  stage: z.enum(STAGES),
  projectId: z.uuid().optional(),
  /** Who answers for the firm. Without anyone, staff lead it. */
  invitee: inviteeSchema.optional(),
});

/** Starts a firm's assessment, and invites somebody of the firm to answer it. */
export const startAssessment = useCase({
  name: 'diagnosis.start-assessment',
  summary: text(m.assessment_op_start),
  input,
  output: z.object({ id: z.uuid(), url: z.string().nullable() }),
  allow: diagnosisStaff,
  http: { method: 'POST', path: '/assessments' },
  async run(fields, context) {
    const checked = await checkStart(fields, context);
    if (!checked.ok) return checked;
    const assessment = { ...checked.value, id: context.newId() };
    const { tx, actor, now } = context;
    const organisationId = organisationOf(actor);
    const row = { ...assessment, organisationId, createdBy: actor.userId, createdAt: now };
    if (!(await insertAssessment(tx, row)))
      return refuse('conflict', 'already-open', text(m.assessment_already_open));
    const url = fields.invitee
      ? await giveLink(context, { ...assessment, state: 'open' }, fields.invitee)
      : null;
    await tellStart(context, assessment);
    return ok({ id: assessment.id, url });
  },
});

type Started = Omit<OwnAssessment, 'state' | 'id'>;

async function checkStart(fields: z.output<typeof input>, { tx, actor }: Context): Promise<Result<Started>> {
  const framework = chosenFramework(fields.frameworkId, fields.frameworkVersion);
  if (!framework) return refuseField('frameworkId', 'no-framework', text(m.assessment_problem_framework));
  if (!framework.stages.some(({ id }) => id === fields.stage))
    return refuseField('stage', 'no-stage', text(m.assessment_problem_stage));
  const firm = await readFirm(tx, fields.companyId);
  if (!firm) return refuseField('companyId', 'no-company', text(m.assessment_problem_company));
  const { projectId = null } = fields;
  if (projectId && !(await isOwnProject(tx, organisationOf(actor), projectId)))
    return refuseField('projectId', 'no-project', text(m.assessment_problem_project));
  return ok({
    companyId: firm.id,
    projectId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    stage: fields.stage,
  });
}

function chosenFramework(id: string, version: number | undefined): Framework | null {
  const found = frameworks().find(
    (one) => one.id === id && (version === undefined ? one.latest : one.version === version),
  );
  return found ? frameworkOf(found.id, found.version) : null;
}

async function tellStart(context: Context, { id, companyId, projectId, stage }: Started & { id: string }) {
  context.audit('assessment', id, { companyId, stage });
  context.emit('diagnosis.assessment-started', { assessmentId: id, companyId, stage });
  await writeTimeline(context, [
    {
      companyId,
      at: context.now,
      kind: 'assessment-started',
      text: text(m.assessment_timeline_started, { stage }),
      path: `/assessments/${id}`,
      ...(projectId && { projectId }),
      subjectType: 'assessment',
      subjectId: id,
    },
  ]);
}
