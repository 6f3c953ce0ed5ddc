import { m } from '#messages';
import { formValues } from '#platform/web/form.ts';
import type { Locale } from '#platform/text.ts';
import { weightsOfAHundred } from '#areas/strategy/index.ts';

interface TypedCriterion {
  name?: string;
  weight?: string;
  description?: string;
}

/** A request's form as its use case wants it: rows left blank left out, a question a line. */
export function requestInput(form: FormData): Record<string, unknown> {
  const { criteria, questionLines, ...values } = formValues(form);
  const rows = Object.values((criteria ?? {}) as Record<string, TypedCriterion>);
  const questions = String(questionLines ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    ...values,
    criteria: rows
      .filter(({ name, weight }) => name ?? weight)
      .map((row, at) => ({ id: `c${at + 1}`, ...row })),
    questions: questions.map((text, at) => ({ id: `q${at + 1}`, text })),
  };
}

interface Sheet {
  title: string;
  problem: string;
  process: string;
  benefit: string;
  criteria: { name: string; weight: number }[];
}

/** What a new request begins with: the sheet's own words, and its criteria or the usual ones. */
export function requestFromSheet(sheet: Sheet, locale: Locale) {
  const criteria = sheet.criteria.filter(({ name }) => name);
  return {
    title: sheet.title,
    need: [sheet.problem, sheet.benefit].filter(Boolean).join('\n\n'),
    context: sheet.process,
    criteria: criteria.length > 0 ? scaled(criteria) : usualCriteria(locale),
    questions: [],
    deadlineAt: null,
  };
}

function scaled(criteria: readonly { name: string; weight: number }[]) {
  const weights = weightsOfAHundred(criteria.map(({ weight }) => weight));
  return criteria.map(({ name }, at) => ({ name, weight: weights[at]! }));
}

const usualCriteria = (locale: Locale) => [
  { name: m.providers_usual_fit({}, { locale }), weight: 35 },
  { name: m.providers_usual_price({}, { locale }), weight: 25 },
  { name: m.providers_usual_support({}, { locale }), weight: 15 },
  { name: m.providers_usual_integration({}, { locale }), weight: 15 },
  { name: m.providers_usual_references({}, { locale }), weight: 10 },
];
