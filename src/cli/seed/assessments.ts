import { sql } from 'kysely';
import {
  frameworkOf,
  frameworks,
  importSnapshots,
  type ImportedAssessment,
} from '#areas/diagnosis/server/index.ts';
import type { Answers, Framework, StageId } from '#areas/diagnosis/index.ts';
import type { Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { improveAnswers, makeAnswers } from '../generate/assessment-answers.ts';
import type { CompanyRow, ProjectRow } from '../generate/types.ts';
import { createRandom, type Random } from '../generate/random.ts';
import type { Demonstration } from '../generate/index.ts';

const DAY = 86_400_000;
/** Enough firms of each framework for peers of a sector or a size to exist. */
const FIRMS = 72;

interface Seeding {
  tx: Tx;
  now: Date;
  random: Random;
}

/** Submitted assessments of many firms, and what the firm of the plant manager has under way. */
export async function seedAssessments(tx: Tx, story: Demonstration, now: Date): Promise<void> {
  const seeding = { tx, now, random: createRandom('assessments') };
  const latest = frameworks()
    .filter((one) => one.latest)
    .map(({ id, version }) => frameworkOf(id, version));
  const own = await ownCompany(tx);
  const taken = new Set([own]);
  for (const project of story.projects) {
    const share = Math.ceil(FIRMS / story.projects.length);
    const firms = firmsOf(story, project, taken).slice(0, share);
    firms.forEach(({ id }) => taken.add(id));
    await importFor(
      seeding,
      project,
      firms.flatMap((firm, index) => pastOf(seeding, project, firm, latest, index)),
    );
  }
  await seedOwnFirm(seeding, story, own, latest);
}

async function ownCompany(tx: Tx): Promise<string> {
  const { companyId } = await tx
    .selectFrom('organisation')
    .where('slug', '=', 'demo-entreprise')
    .select('companyId')
    .executeTakeFirstOrThrow();
  return companyId!;
}

/** Firms that came to the project's activities, and have not been taken for another. */
function firmsOf(story: Demonstration, { id }: ProjectRow, taken: ReadonlySet<string>): CompanyRow[] {
  const came = new Set(
    story.participations
      .filter((one) => one.projectId === id && one.attended)
      .map(({ companyId }) => companyId),
  );
  return story.companies.filter((firm) => !taken.has(firm.id) && came.has(firm.id));
}

const SIZE_HEAD_START = { '1-9': 0, '10-49': 0.08, '50-249': 0.18, '250+': 0.28 } as Record<string, number>;

/** A firm's first assessment with both frameworks; now and then its second, a year later. */
function pastOf(
  { now, random }: Seeding,
  project: ProjectRow,
  firm: CompanyRow,
  latest: readonly Framework[],
  index: number,
): ImportedAssessment[] {
  const overall = 0.26 + (SIZE_HEAD_START[firm.sizeClass] ?? 0.05) + 0.2 * random.next();
  const first = new Date(now.getTime() - random.int(420, 700) * DAY);
  return latest.flatMap((framework) => {
    const answers = makeAnswers(random, framework, { overall, spread: 0.14 });
    const t0 = imported(project.id, firm.id, framework, 'T0', first, answers);
    if (index % 6 !== 0) return [t0];
    const later = new Date(first.getTime() + random.int(330, 400) * DAY);
    return [
      t0,
      imported(project.id, firm.id, framework, 'T1', later, improveAnswers(random, framework, answers)),
    ];
  });
}

function imported(
  projectId: string,
  companyId: string,
  framework: Framework,
  stage: StageId,
  submittedAt: Date,
  answers: Answers,
): ImportedAssessment {
  const { id: frameworkId, version: frameworkVersion } = framework;
  const submittedBy = 'Direction de l’usine';
  return { companyId, projectId, stage, frameworkId, frameworkVersion, submittedAt, submittedBy, answers };
}

async function importFor(
  { tx, now }: Seeding,
  project: ProjectRow,
  list: ImportedAssessment[],
): Promise<void> {
  const actor = { organisationId: project.organisationId, userId: null };
  await importSnapshots({ tx, now, actor, newId: () => newId(now.getTime()) }, list);
}

/** The plant manager's firm: measured before, and answering again. Two people said different things about planning. */
async function seedOwnFirm(
  seeding: Seeding,
  story: Demonstration,
  companyId: string,
  latest: readonly Framework[],
): Promise<void> {
  const { now, random } = seeding;
  const metropole = story.organisations.find(({ slug }) => slug === 'demo-centre-metropole');
  const project =
    story.projects.find(({ organisationId }) => organisationId === metropole?.id) ?? story.projects[0]!;
  const plant = latest.find(({ id }) => id === 'virage-4-0') ?? latest[0]!;
  const before = new Date(now.getTime() - 380 * DAY);
  const answers = makeAnswers(random, plant, { overall: 0.36, spread: 0.16 });
  await importFor(seeding, project, [imported(project.id, companyId, plant, 'T0', before, answers)]);
  await openAgain(seeding, project, companyId, plant, improveAnswers(random, plant, answers));
}

async function openAgain(
  { tx, now }: Seeding,
  { id: projectId, organisationId }: ProjectRow,
  companyId: string,
  { id: frameworkId, version: frameworkVersion }: Framework,
  answers: Answers,
): Promise<void> {
  const id = newId(now.getTime());
  const of = { organisationId, companyId, projectId, frameworkId, frameworkVersion };
  await tx
    .insertInto('assessment')
    .values({ id, ...of, stage: 'T1', createdAt: new Date(now.getTime() - 3 * DAY) })
    .execute();
  const answered = Object.entries(answers).slice(0, 7);
  const [disputed] = answered.find(([, { kind }]) => kind === 'level') ?? [];
  const said = answered.map(([questionId, value]) => ({
    questionId,
    value,
    authorName: 'Josée Lavoie',
    device: 'bureau',
  }));
  const other = {
    questionId: disputed!,
    value: { kind: 'level', level: 1 },
    authorName: 'Marc Bouchard',
    device: 'plancher',
  };
  const rows = [...said, other].map((one, index) => ({
    id: newId(now.getTime()),
    assessment_id: id,
    organisation_id: organisationId,
    kind: 'answer',
    question_id: one.questionId,
    value: one.value,
    replaces: [],
    author_name: one.authorName,
    device: one.device,
    answered_at: new Date(now.getTime() - 2 * DAY + index * 60_000),
    received_at: new Date(now.getTime() - 2 * DAY + index * 60_000),
  }));
  await sql`insert into assessment_answer (id, assessment_id, organisation_id, kind, question_id, value, replaces, author_name,
      device, answered_at, received_at)
    select id, assessment_id, organisation_id, kind, question_id, value, '{}', author_name, device, answered_at, received_at
    from json_populate_recordset(null::assessment_answer, ${JSON.stringify(rows)})`.execute(tx);
}
