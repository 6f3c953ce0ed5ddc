import type { Text } from '#platform/text.ts';

export type Path = readonly (string | number)[];

/** What is wrong in a framework file, and where. */
export interface FrameworkProblem {
  path: Path;
  message: Text;
}

export const problem = (path: Path, message: Text): FrameworkProblem => ({ path, message });

/** As a person reads it: `questions[3].rows[0].text.en`; empty for the whole file. */
export const formatPath = (path: Path): string =>
  path.reduce<string>(
    (said, step) => (typeof step === 'number' ? `${said}[${step}]` : `${said}${said && '.'}${step}`),
    '',
  );
