import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuse, type Context, type Result } from '#platform/use-case/index.ts';
import type { InitiativeFields } from '../../document/initiative.ts';
import { findCircle, findContradiction } from '../../document/prerequisites.rules.ts';
import { readSheets } from './sheets.queries.ts';

export const removedSheet = () =>
  refuse('not-found', 'sheet-removed', text(m.strategies_problem_sheet_removed));

/** What a sheet says of the others must hold together: they are there, nothing goes round, nothing rules out its own prerequisite. */
export async function checkLinks(
  { tx }: Pick<Context, 'tx'>,
  strategyId: string,
  id: string,
  fields: InitiativeFields,
): Promise<Result<null>> {
  const sheets = await readSheets(tx, strategyId);
  const titles = new Map(sheets.map((sheet) => [sheet.id, sheet.title]));
  titles.set(id, fields.title);
  const named = (ids: readonly string[]) => ids.map((one) => `« ${titles.get(one) ?? one} »`).join(' → ');
  const unknown = [...fields.prerequisites, ...fields.excludes].find(
    (other) => other === id || !titles.has(other),
  );
  if (unknown !== undefined) return linkProblem('prerequisites', text(m.strategies_problem_link));

  const before = new Map(sheets.map((sheet) => [sheet.id, sheet.prerequisites]));
  before.set(id, fields.prerequisites);
  const circle = findCircle(before);
  if (circle)
    return linkProblem(
      'prerequisites',
      text(m.strategies_problem_circle, { names: named([...circle, circle[0]!]) }),
    );
  const clash = findContradiction(id, before, new Set(fields.excludes));
  return clash === null
    ? ok(null)
    : linkProblem('excludes', text(m.strategies_problem_clash, { name: named([clash]) }));
}

const linkProblem = (path: string, message: { fr: string; en: string }) =>
  refuse('refused', path === 'excludes' ? 'links-clash' : 'circular-prerequisites', message, [
    { path, message },
  ]);
