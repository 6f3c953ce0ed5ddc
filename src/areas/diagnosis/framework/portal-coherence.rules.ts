import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { Framework } from './framework.ts';
import { problem, type FrameworkProblem, type Path } from './problem.ts';
import { rowsOf, type Question } from './question.ts';

interface Named {
  key: string;
  path: Path;
}

/** A framework with a portal: every cell of every question has one column of its own in the portal's file. */
export function checkPortal(framework: Framework): FrameworkProblem[] {
  const { portal, questions } = framework;
  if (!portal) return [];
  const fixed = Object.entries(portal.columns).map(([name, key]) => ({
    key,
    path: ['portal', 'columns', name],
  }));
  const named = questions.flatMap((question, index) => rowKeys(question, index));
  return [
    ...keysTwice([...fixed, ...named]),
    ...questions.flatMap((question, index) => checkPortalQuestion(framework, question, ['questions', index])),
  ];
}

const rowKeys = (question: Question, index: number): Named[] =>
  rowsOf(question).flatMap(({ key }, row) =>
    key === undefined ? [] : [{ key, path: ['questions', index, 'rows', row, 'key'] }],
  );

function keysTwice(named: readonly Named[]): FrameworkProblem[] {
  return named
    .filter(({ key }, index) => named.findIndex((other) => other.key === key) < index)
    .map(({ key, path }) => problem(path, text(m.framework_check_twice, { id: key })));
}

function checkPortalQuestion({ portal }: Framework, question: Question, at: Path): FrameworkProblem[] {
  if (question.type === 'level' || question.type === 'number')
    return [problem([...at, 'type'], text(m.framework_check_portal_type))];
  const missing = question.rows.flatMap(({ key }, row) =>
    key === undefined ? [problem([...at, 'rows', row, 'key'], text(m.framework_check_missing))] : [],
  );
  if (question.type !== 'matrix') return missing;
  const columns = question.columns.map(({ id }) => id).sort();
  const pair = [...portal!.pair.order].sort();
  return columns.join() === pair.join()
    ? missing
    : [
        ...missing,
        problem([...at, 'columns'], text(m.framework_check_portal_pair, { pair: pair.join(', ') })),
      ];
}
