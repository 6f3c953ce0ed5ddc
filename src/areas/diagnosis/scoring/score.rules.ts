import type { Answers } from '../framework/answer.ts';
import type { Band, Framework } from '../framework/framework.ts';
import { askedQuestions, type Question } from '../framework/question.ts';
import { scoreQuestion, type Marks } from './score-question.rules.ts';
import type { DimensionScore, Score } from './score.ts';

interface Weighted extends Marks {
  weight: number;
}

type Marked = Weighted & { question: Question; answered: boolean };

/** Sums of binary fractions miss an edge by this much at most: 25.000000000000004 is 25. */
const NOISE = 1e-9;

/** The band that a score belongs to: an edge belongs to the band under it. */
export const bandOf = (bands: readonly Band[], score: number): Band | null =>
  bands.find(({ max }) => score <= max + NOISE) ?? null;

/** Weighted mean of what is known; null when nothing is. */
export function weightedMean(parts: readonly { weight: number; score: number | null }[]): number | null {
  const known = parts.filter(({ weight, score }) => weight > 0 && score !== null);
  const weights = total(known, ({ weight }) => weight);
  return weights === 0 ? null : total(known, ({ weight, score }) => weight * score!) / weights;
}

/**
 * What answers are worth. Questions are brought to 0 to 100, a dimension is the weighted mean of its questions, the whole
 * that of its dimensions. Unknown, absent and withdrawn questions leave the mean; all but the withdrawn lower the coverage.
 */
export function scoreAnswers(framework: Framework, answers: Answers): Score {
  const marked = askedQuestions(framework.questions).map((question) => markQuestion(question, answers));
  const dimensions = framework.dimensions.map(({ id }) =>
    scoreDimension(
      framework,
      id,
      marked.filter(({ question }) => question.dimension === id),
    ),
  );
  const weights = framework.dimensions.map(({ weight }, index) => ({ weight, ...dimensions[index]! }));
  const overall = weightedMean(weights);
  return {
    overall,
    band: bandId(framework, overall),
    answered: total(dimensions, ({ answered }) => answered),
    asked: total(dimensions, ({ asked }) => asked),
    coverage: meanCoverage(weights),
    dimensions,
    questions: marked.map(({ question, score, coverage }) => ({ id: question.id, score, coverage })),
  };
}

function markQuestion(question: Question, answers: Answers): Marked {
  const marks = scoreQuestion(question, answers[question.id]);
  return { ...marks, question, weight: question.weight, answered: marks.coverage > 0 };
}

function scoreDimension(framework: Framework, id: string, marked: readonly Marked[]): DimensionScore {
  const score = weightedMean(marked);
  return {
    id,
    score,
    band: bandId(framework, score),
    answered: marked.filter(({ answered }) => answered).length,
    asked: marked.length,
    coverage: meanCoverage(marked),
  };
}

const bandId = ({ bands }: Framework, score: number | null): string | null =>
  score === null ? null : (bandOf(bands, score)?.id ?? null);

function meanCoverage(parts: readonly { weight: number; coverage: number }[]): number {
  const weights = total(parts, ({ weight }) => weight);
  return weights === 0 ? 0 : total(parts, ({ weight, coverage }) => weight * coverage) / weights;
}

const total = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);
