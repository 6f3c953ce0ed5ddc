import type { Locale } from '#platform/text.ts';
import type { Framework } from '../framework/framework.ts';
import { askedQuestions, rowsOf, type Question, type QuestionType } from '../framework/question.ts';

interface Option {
  id: string;
  text: string;
}

/** A question as one reader sees it: the wording of one language, and nothing of the scoring. */
export interface SheetQuestion {
  id: string;
  dimension: string;
  type: QuestionType;
  text: string;
  help: string | null;
  rows: Option[];
  columns: Option[];
  levels: { value: number; text: string }[];
  unit: string | null;
  min: number | null;
  max: number | null;
}

export interface SheetDimension {
  id: string;
  code: string | null;
  name: string;
  description: string;
  zone: string | null;
  questions: SheetQuestion[];
}

/** A framework version as it is answered: one screen a dimension. Small enough to be kept on a telephone. */
export interface Sheet {
  frameworkId: string;
  version: number;
  name: string;
  description: string;
  minutes: number;
  stage: { id: string; name: string; description: string };
  dimensions: SheetDimension[];
  /** Questions no longer asked, so that an answer kept aside can still be named. */
  withdrawn: Option[];
}

export function sheetOf(framework: Framework, stageId: string, locale: Locale): Sheet {
  const asked = askedQuestions(framework.questions);
  const zones = new Map(framework.zones.map(({ id, name }) => [id, name[locale]]));
  const stage = framework.stages.find(({ id }) => id === stageId) ?? framework.stages[0]!;
  return {
    frameworkId: framework.id,
    version: framework.version,
    name: framework.name[locale],
    description: framework.description[locale],
    minutes: framework.minutes,
    stage: { id: stage.id, name: stage.name[locale], description: stage.description[locale] },
    dimensions: framework.dimensions.map((dimension) => ({
      id: dimension.id,
      code: dimension.code ?? null,
      name: dimension.name[locale],
      description: dimension.description[locale],
      zone: (dimension.zone && zones.get(dimension.zone)) || null,
      questions: asked
        .filter((question) => question.dimension === dimension.id)
        .map((question) => sheetQuestion(question, locale)),
    })),
    withdrawn: framework.questions
      .filter(({ withdrawn }) => withdrawn)
      .map(({ id, text }) => ({ id, text: text[locale] })),
  };
}

function sheetQuestion(question: Question, locale: Locale): SheetQuestion {
  const { id, dimension, type, text, help } = question;
  return {
    id,
    dimension,
    type,
    text: text[locale],
    help: help?.[locale] ?? null,
    rows: rowsOf(question).map((row) => ({ id: row.id, text: row.text[locale] })),
    columns:
      question.type === 'matrix'
        ? question.columns.map((one) => ({ id: one.id, text: one.text[locale] }))
        : [],
    levels:
      'levels' in question
        ? (question.levels ?? []).map((one) => ({ value: one.value, text: one.text[locale] }))
        : [],
    unit: question.type === 'number' ? question.unit[locale] : null,
    min: question.type === 'number' ? question.min : null,
    max: question.type === 'number' ? question.max : null,
  };
}

export const questionsOf = (sheet: Sheet): SheetQuestion[] =>
  sheet.dimensions.flatMap(({ questions }) => questions);
