import { z } from 'zod';
import { m } from '#messages';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import {
  assessmentSummarySchema,
  listAssessmentsInput,
  type AssessmentSummary,
} from '../../assessment/index.ts';
import { askedQuestions } from '../../framework/index.ts';
import { frameworkOf } from '../framework/index.ts';
import { listInvitable, listOwnProjects, readFirm } from './assessment.queries.ts';
import { listAssessments, type AssessmentRow } from './list.queries.ts';
import { diagnosisReader, diagnosisStaff, organisationOf } from './policies.ts';

/** A page of assessments: the organisation's, or those of the firm whose people ask. */
export const listAssessmentsQuery = query({
  name: 'diagnosis.list-assessments',
  summary: text(m.assessment_op_list),
  input: listAssessmentsInput,
  output: pageOf(assessmentSummarySchema),
  allow: diagnosisReader,
  http: { method: 'GET', path: '/assessments' },
  async run({ sort, cursor, limit, ...filter }, { tx, actor }) {
    const page = await listAssessments(tx, actor, filter, { sort, cursor, limit });
    return ok({ ...page, items: page.items.map(toSummary) });
  },
});

function toSummary(row: AssessmentRow): AssessmentSummary {
  const framework = frameworkOf(row.frameworkId, row.frameworkVersion);
  const { id, state, stage, createdAt, submittedAt, answered, overall } = row;
  return {
    id,
    state,
    stage,
    createdAt,
    submittedAt,
    answered,
    overall,
    asked: askedQuestions(framework.questions).length,
    firm: { id: row.firmId, name: row.firmName },
    organisation: { fr: row.organisationFr, en: row.organisationEn },
    project: row.projectSlug
      ? { slug: row.projectSlug, fr: row.projectFr ?? '', en: row.projectEn ?? '' }
      : null,
    framework: { id: row.frameworkId, version: row.frameworkVersion, name: framework.name },
  };
}

/** Projects that an assessment may belong to. */
export const assessmentProjects = query({
  name: 'diagnosis.assessment-projects',
  summary: text(m.assessment_op_projects),
  input: z.object({}),
  output: z.object({
    projects: z.array(z.object({ id: z.uuid(), nameFr: z.string(), nameEn: z.string() })),
  }),
  allow: diagnosisStaff,
  async run(_input, { tx, actor }) {
    return ok({ projects: await listOwnProjects(tx, organisationOf(actor)) });
  },
});

/** A firm, and the people of it who could be invited. */
export const assessmentInvitees = query({
  name: 'diagnosis.assessment-invitees',
  summary: text(m.assessment_op_invitees),
  input: z.object({ companyId: z.uuid() }),
  output: z.object({
    firm: z.object({ id: z.uuid(), name: z.string() }),
    people: z.array(
      z.object({
        name: z.string(),
        email: z.string(),
        language: z.string().nullable(),
        jobTitle: z.string().nullable(),
      }),
    ),
  }),
  allow: diagnosisStaff,
  async run({ companyId }, { tx, actor }) {
    const firm = await readFirm(tx, companyId);
    if (!firm) return notFound();
    return ok({ firm, people: await listInvitable(tx, organisationOf(actor), firm.id) });
  },
});
