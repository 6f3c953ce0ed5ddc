import {
  askedQuestions,
  PARTIAL_VALUES,
  rowsOf,
  UNKNOWN,
  type Answers,
  type AnswerValue,
  type Framework,
  type Question,
} from '#areas/diagnosis/index.ts';
import type { Random } from './random.ts';

/** How far a firm is: in all, and dimension by dimension around it, 0 to 1. */
export interface Maturity {
  overall: number;
  /** How much a dimension differs from the whole. */
  spread: number;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
/** Around zero, rarely beyond one: the sum of a few draws. */
const wobble = (random: Random): number => random.next() + random.next() + random.next() - 1.5;

/** Answers as a firm of that maturity would give: strong here, weak there, and now and then "we do not know". */
export function makeAnswers(random: Random, framework: Framework, maturity: Maturity): Answers {
  const levels = new Map(
    framework.dimensions.map(({ id }) => [id, clamp(maturity.overall + maturity.spread * wobble(random))]),
  );
  const answers = askedQuestions(framework.questions).map((question): [string, AnswerValue] => [
    question.id,
    random.chance(0.04) ? UNKNOWN : answerOf(random, question, levels.get(question.dimension) ?? 0.4),
  ]);
  return Object.fromEntries(answers);
}

/** The same firm later: everything at least where it was, and some of it further on. */
export function improveAnswers(random: Random, framework: Framework, before: Answers): Answers {
  const better = framework.questions.map((question): [string, AnswerValue] => {
    const answer = before[question.id] ?? UNKNOWN;
    if (answer.kind === 'level')
      return [question.id, { ...answer, level: Math.min(5, answer.level + random.int(0, 2)) }];
    if (answer.kind === 'boxes') {
      const more = rowsOf(question).filter(({ counts }) => counts !== false && random.chance(0.35));
      return [
        question.id,
        { ...answer, selected: [...new Set([...answer.selected, ...more.map(({ id }) => id)])] },
      ];
    }
    return [question.id, answer];
  });
  return Object.fromEntries(better.filter(([id]) => before[id]));
}

function answerOf(random: Random, question: Question, level: number): AnswerValue {
  const near = () => clamp(level + 0.18 * wobble(random));
  const rows = rowsOf(question);
  switch (question.type) {
    case 'boxes':
      return {
        kind: 'boxes',
        selected: rows
          .filter(({ counts }) => random.chance(counts === false ? (1 - level) / 2 : near()))
          .map(({ id }) => id),
      };
    case 'matrix': {
      const ticked = () => question.columns.filter(() => random.chance(near())).map(({ id }) => id);
      return { kind: 'matrix', selected: Object.fromEntries(rows.map(({ id }) => [id, ticked()])) };
    }
    case 'scale':
      return { kind: 'scale', rows: Object.fromEntries(rows.map(({ id }) => [id, Math.round(5 * near())])) };
    case 'partial': {
      const part = () => PARTIAL_VALUES[Math.min(2, Math.floor(3 * near()))]!;
      return { kind: 'partial', rows: Object.fromEntries(rows.map(({ id }) => [id, part()])) };
    }
    case 'level':
      return { kind: 'level', level: Math.round(5 * near()) };
    case 'number':
      return { kind: 'number', value: numberOf(question, near()) };
  }
}

/** Between worthless and full marks, in whole numbers. */
function numberOf({ min, max, score }: Extract<Question, { type: 'number' }>, level: number): number {
  const [zero, full] = score ? [score.zero, score.full] : [min, max];
  return Math.min(max, Math.max(min, Math.round(zero + (full - zero) * level)));
}
