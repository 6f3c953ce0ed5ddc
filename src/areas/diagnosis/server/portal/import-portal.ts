import { z } from 'zod';
import { m } from '#messages';
import { fileProblem } from '#areas/companies/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { toInstant } from '#platform/quebec-time.ts';
import { readTable, shapeOf, TabularError, type TabularRow } from '#platform/tabular/index.ts';
import { text } from '#platform/text.ts';
import {
  notFound,
  ok,
  refuse,
  refuseField,
  useCase,
  type Context,
  type Result,
} from '#platform/use-case/index.ts';
import {
  readPortalFile,
  type PortalFramework,
  type PortalProblem,
  type ReadPortal,
} from '../../portal/index.ts';
import { isOwnProject } from '../assessment/assessment.queries.ts';
import { importSnapshots } from '../assessment/index.ts';
import { diagnosisStaff, organisationOf } from '../assessment/policies.ts';
import { portalVersion } from './list-portal-rows.ts';
import { matchPortalFirms, type MatchedLine } from './match-portal-firms.ts';
import { measureKey, measuresOf } from './portal.queries.ts';
import { portalFramework } from './portal-framework.ts';

/** A programme measures its cohort, not a country: read within the request, and small enough for that. */
const MOST_ROWS = 500;
const LIMITS = {
  bytes: 2 * 1024 * 1024,
  expandedBytes: 20 * 1024 * 1024,
  rows: MOST_ROWS + 1,
  columns: 200,
  cellCharacters: 1000,
  memory: 256,
};

/** Takes in the portal's file as submitted assessments of the organisation: the whole file, or nothing of it. */
export const importPortal = useCase({
  name: 'diagnosis.import-portal',
  summary: text(m.framework_op_import_portal),
  input: portalVersion.extend({
    projectId: z.uuid().optional(),
    /** The file: as bytes, or in base 64 where only text goes. */
    data: z.union([
      z.base64().transform((sent) => Uint8Array.from(Buffer.from(sent, 'base64'))),
      z.instanceof(Uint8Array),
    ]),
  }),
  output: z.object({
    imported: z.number().int(),
    /** Lines whose firm has that stage on that day already: left as they are. */
    already: z.number().int(),
    /** Titles of columns that are not the portal's. */
    ignored: z.array(z.string()),
  }),
  allow: diagnosisStaff,
  http: { method: 'POST', path: '/frameworks/{id}/{version}/portal-files' },
  async run({ id, version, projectId, data }, context) {
    const framework = portalFramework(id, version);
    if (!framework) return notFound();
    if (projectId && !(await isOwnProject(context.tx, organisationOf(context.actor), projectId)))
      return refuseField('projectId', 'no-project', text(m.assessment_problem_project));
    const rows = await readRows(data);
    if (!rows.ok) return rows;
    const read = readPortalFile(framework, rows.value, quebecDay(context.now));
    return takeIn(framework, read, projectId ?? null, context);
  },
});

async function readRows(data: Uint8Array): Promise<Result<TabularRow[]>> {
  const rows: TabularRow[] = [];
  try {
    for await (const row of readTable(data, shapeOf(data, {}, LIMITS), LIMITS)) rows.push(row);
    return ok(rows);
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    const many = error.problem === 'too-many-rows';
    const message = many ? text(m.framework_portal_too_many, { limit: MOST_ROWS }) : fileProblem(error);
    return refuseField('file', error.problem, message);
  }
}

async function takeIn(
  framework: PortalFramework,
  read: ReadPortal,
  projectId: string | null,
  context: Context,
) {
  // A line said twice has been told of already; firms are looked for even so, so that all mistakes are told at once.
  const lines = read.records.filter(({ row }) => !read.problems.some((problem) => problem.row === row));
  const { matched, problems } = await matchPortalFirms(context.tx, framework.portal, lines);
  const all = [...read.problems, ...problems, ...sameFirmTwice(framework, matched)];
  if (all.length > 0) return refuseFile(all.sort((one, other) => one.row - other.row));
  const there = await measuresOf(
    context.tx,
    organisationOf(context.actor),
    framework.id,
    matched.map(({ companyId }) => companyId),
  );
  const fresh = matched.filter((line) => !there.has(keyOf(line)));
  await importSnapshots(
    context,
    fresh.map(({ companyId, stage, date, answers }) => ({
      companyId,
      projectId,
      stage,
      answers,
      frameworkId: framework.id,
      frameworkVersion: framework.version,
      // The file has a day; midday in Québec is on it in every zone that a programme works in.
      submittedAt: toInstant(`${date}T12:00`)!,
      submittedBy: m.framework_portal_submitted_by({}, { locale: context.locale }),
    })),
  );
  const counts = { imported: fresh.length, already: matched.length - fresh.length };
  context.audit('portal-import', context.newId(), { framework: framework.id, ...counts });
  return ok({ ...counts, ignored: read.ignored });
}

const keyOf = ({ companyId, stage, date }: MatchedLine): string => measureKey(companyId, stage, date);

/** A firm once by its number and once by its name, or by two names of merged records. */
function sameFirmTwice({ portal }: PortalFramework, lines: readonly MatchedLine[]): PortalProblem[] {
  const first = new Map<string, number>();
  return lines.flatMap((line) => {
    const before = first.get(keyOf(line));
    if (before === undefined) first.set(keyOf(line), line.row);
    const message = text(m.framework_portal_row_twice, { row: before ?? 0 });
    return before === undefined ? [] : [{ row: line.row, column: portal.columns.name, message }];
  });
}

/** As many as a person corrects before trying again; the count says how many there are. */
const SHOWN = 50;

function refuseFile(problems: readonly PortalProblem[]): Extract<Result<never>, { ok: false }> {
  const fields = problems.slice(0, SHOWN).map(({ row, column, message }) => {
    const at = (locale: 'fr' | 'en') => {
      const params = { row, column, problem: message[locale] };
      return column
        ? m.framework_portal_at(params, { locale })
        : m.framework_portal_at_row(params, { locale });
    };
    return { path: 'file', message: { fr: at('fr'), en: at('en') } };
  });
  return refuse(
    'invalid',
    'invalid-portal-file',
    text(m.framework_portal_problems, { count: problems.length }),
    fields,
  );
}
