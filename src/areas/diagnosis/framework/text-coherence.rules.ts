import { m } from '#messages';
import { text } from '#platform/text.ts';
import { problem, type FrameworkProblem, type Path } from './problem.ts';

/** Names and trade terms may be the same in both languages; a sentence of this many words is not. */
const SENTENCE = 5;

/** Sentences that were copied from one language to the other and never translated. */
export function checkTexts(value: unknown, path: Path = []): FrameworkProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isUntranslated(value)) return [problem(path, text(m.framework_check_untranslated))];
  return Object.entries(value).flatMap(([key, inner]) =>
    checkTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const isUntranslated = (value: object): boolean =>
  'fr' in value &&
  'en' in value &&
  typeof value.fr === 'string' &&
  value.fr === value.en &&
  value.fr.split(/\s+/).length >= SENTENCE;
