import type { z } from 'zod';
import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { frameworkSchema, type Framework } from './framework.ts';
import { problem, type FrameworkProblem, type Path } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** A framework when the file has its shape, or what is missing, misplaced or of another type. */
export function readFrameworkShape(json: unknown): {
  framework: Framework | null;
  problems: FrameworkProblem[];
} {
  const read = frameworkSchema.safeParse(json);
  if (read.success) return { framework: read.data, problems: [] };
  return { framework: null, problems: read.error.issues.map((issue) => describe(issue, json)) };
}

function describe(issue: Issue, json: unknown): FrameworkProblem {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  return problem(path, isMissing(json, path) ? text(m.framework_check_missing) : said(issue));
}

const TYPE_NAMES: Record<string, () => Text> = {
  string: () => text(m.framework_check_type_text),
  number: () => text(m.framework_check_type_number),
  int: () => text(m.framework_check_type_whole),
  boolean: () => text(m.framework_check_type_boolean),
  array: () => text(m.framework_check_type_list),
  object: () => text(m.framework_check_type_object),
  record: () => text(m.framework_check_type_object),
};

function said(issue: Issue): Text {
  switch (issue.code) {
    case 'unrecognized_keys':
      return text(m.framework_check_unknown_keys, { keys: issue.keys.join(', ') });
    case 'invalid_type':
      return TYPE_NAMES[issue.expected]?.() ?? text(m.framework_check_other);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return text(m.framework_check_too_big, { max: String(issue.maximum) });
    case 'invalid_value':
      return text(m.framework_check_one_of, { values: issue.values.map(String).join(', ') });
    case 'invalid_union':
      return text(m.framework_check_question_type);
    case 'invalid_key':
      return text(m.framework_check_id);
    case 'invalid_format':
      return issue.format === 'url' ? text(m.framework_check_url) : text(m.framework_check_id);
    default:
      return text(m.framework_check_other);
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): Text {
  if (issue.origin === 'string') return text(m.framework_check_blank);
  if (issue.origin === 'array') return text(m.framework_check_empty_list);
  const min = String(issue.minimum);
  return issue.inclusive
    ? text(m.framework_check_too_small, { min })
    : text(m.framework_check_above, { min });
}

/** Whether the last step of a path is a name that its holder does not have. */
function isMissing(json: unknown, path: Path): boolean {
  const holder = path.slice(0, -1).reduce<unknown>((value, step) => member(value, step), json);
  const last = path.at(-1);
  return typeof last === 'string' && isObject(holder) && !(last in holder);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const member = (value: unknown, step: string | number): unknown =>
  isObject(value) ? value[step] : undefined;
