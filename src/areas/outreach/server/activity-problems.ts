import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { refuse, ok, type Context, type Result } from '#platform/use-case/index.ts';
import type { ActivityFields } from '../activity.ts';
import { planOf, type ActivityProblem, type ActivityTimes } from '../activity.rules.ts';
import { organisationOf } from './policies.ts';

/** Checks what is planned: its times and place, and that the project is the organisation's own. */
export async function checkedPlan(fields: ActivityFields, context: Context): Promise<Result<ActivityTimes>> {
  const { times, problems } = planOf(fields);
  const found = problems.map((problem) => ({ path: problem.field as string, message: explain(problem) }));
  if (!(await isOwnProject(fields.projectId, context))) {
    found.push({ path: 'projectId', message: text(m.outreach_problem_project) });
  }
  if (times && found.length === 0) return ok(times);
  return refuse('invalid', 'invalid-input', text(m.refusal_invalid), found);
}

async function isOwnProject(id: string, { tx, actor }: Context): Promise<boolean> {
  const found = await tx
    .selectFrom('project')
    .where('id', '=', id)
    .where('organisationId', '=', organisationOf(actor))
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

function explain({ problem }: ActivityProblem): Text {
  switch (problem) {
    case 'not-a-time':
      return text(m.outreach_problem_time);
    case 'before-start':
      return text(m.outreach_problem_before_start);
    case 'too-long':
      return text(m.outreach_problem_too_long);
    case 'nowhere':
      return text(m.outreach_problem_nowhere);
  }
}

/** The columns of an activity that come from its plan. */
export const columnsOf = (fields: ActivityFields, times: ActivityTimes) => ({
  kind: fields.kind,
  projectId: fields.projectId,
  titleFr: fields.titleFr,
  titleEn: fields.titleEn,
  descriptionFr: fields.descriptionFr,
  descriptionEn: fields.descriptionEn,
  startsAt: times.startsAt,
  endsAt: times.endsAt,
  heldOn: times.heldOn,
  place: fields.place ?? null,
  link: fields.link ?? null,
  regionCode: fields.regionCode ?? null,
  partner: fields.partner ?? null,
  capacity: fields.capacity ?? null,
  consentTextFr: fields.consentTextFr ?? null,
  consentTextEn: fields.consentTextEn ?? null,
});
