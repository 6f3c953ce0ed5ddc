import { m } from '#messages';
import { placeInJson } from '#platform/json-place.ts';
import { text, type Text } from '#platform/text.ts';
import { checkFramework } from './coherence.rules.ts';
import type { Framework } from './framework.ts';
import { checkMappings } from './mapping.rules.ts';
import { formatPath, type FrameworkProblem } from './problem.ts';

/** One thing wrong in a file as written: its line, its path, and what it is. */
export interface FileProblem {
  line: number;
  path: string;
  message: Text;
}

export interface CheckedFile {
  framework: Framework | null;
  problems: FileProblem[];
}

/** Checks a framework as its author saved it. `others` are the versions that its mappings may start from. */
export function checkFrameworkFile(bytes: Uint8Array, others: readonly Framework[]): CheckedFile {
  const written = decode(bytes);
  if (written === null) return refused(1, text(m.framework_file_encoding));
  const parsed = parse(written);
  if ('problem' in parsed) return { framework: null, problems: [parsed.problem] };
  const { framework, problems } = checkFramework(parsed.json);
  const all = framework ? [...problems, ...checkMappings(framework, others)] : problems;
  return { framework, problems: all.map((found) => located(written, found)) };
}

const refused = (line: number, message: Text): CheckedFile => ({
  framework: null,
  problems: [{ line, path: '', message }],
});

const located = (written: string, { path, message }: FrameworkProblem): FileProblem => ({
  line: placeInJson(written, path).line,
  path: formatPath(path),
  message,
});

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(written: string): { json: unknown } | { problem: FileProblem } {
  try {
    return { json: JSON.parse(written) };
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return { problem: { line: lineOf(said, written), path: '', message: text(m.framework_file_json) } };
  }
}

/** The parser names the place, except at the end of a text that stops too early. */
const lineOf = (said: string, written: string): number =>
  Number(/line (\d+)/.exec(said)?.[1] ?? written.trimEnd().split('\n').length);
