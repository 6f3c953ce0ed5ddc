import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { Framework } from './framework.ts';
import { problem, type FrameworkProblem } from './problem.ts';
import { rowsOf, type Question } from './question.ts';

/** Checks the mappings of a version against the older versions that they name: same question type, same rows. */
export function checkMappings(framework: Framework, others: readonly Framework[]): FrameworkProblem[] {
  return (framework.mappings ?? []).flatMap(({ fromVersion, questions }, index) => {
    const at = ['mappings', index];
    const older = others.find(({ id, version }) => id === framework.id && version === fromVersion);
    if (!older)
      return [problem([...at, 'fromVersion'], text(m.framework_check_no_version, { version: fromVersion }))];
    return Object.entries(questions).flatMap(([from, to]) => {
      const path = [...at, 'questions', from];
      const before = older.questions.find(({ id }) => id === from);
      if (!before) return [problem(path, text(m.framework_check_no_question, { id: from }))];
      const after = framework.questions.find(({ id }) => id === to);
      return after && !sameShape(before, after)
        ? [problem(path, text(m.framework_check_mapping_shape, { id: from }))]
        : [];
    });
  });
}

const shape = (question: Question): string => [question.type, ...rowsOf(question).map(({ id }) => id)].join();
const sameShape = (one: Question, other: Question): boolean => shape(one) === shape(other);
