import { weightedMean, type Framework, type Score } from '../../diagnosis/index.ts';
import type { DimensionLink, DimensionLinks } from './dimension-link.ts';

/** A level is a fifth of a score: 0 to 5. */
export const POINTS_A_LEVEL = 20;

/** How sure a level is: measured under the framework itself, read from questions that ask nearly the same, or a hint. */
export const CERTAINTIES = ['measured', 'close', 'hint'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Where a firm stands in one dimension that templates raise. */
export interface DimensionStanding {
  dimension: string;
  /** 0 to 5, unrounded. */
  level: number;
  certainty: Certainty;
  /** Dimensions of the framework that was answered, which the level was read from. */
  sources: string[];
}

/**
 * Where a firm stands in the dimensions of `target`, by an assessment under the same framework or another that `links`
 * knows. A dimension that nothing is known of is left out: unknown is no gap.
 */
export function standingsOf(
  score: Score,
  answered: Framework,
  target: Framework,
  links: DimensionLinks,
): DimensionStanding[] {
  if (answered.id === target.id) return measured(score, target);
  const own = links.target === target.id ? links.frameworks[answered.id] : undefined;
  return target.dimensions.flatMap(({ id }) => {
    const link = own && Object.hasOwn(own, id) ? own[id] : undefined;
    return link ? throughLink(id, link, score, answered) : [];
  });
}

function measured({ dimensions }: Score, target: Framework): DimensionStanding[] {
  return dimensions.flatMap(({ id, score }) =>
    score === null || !target.dimensions.some((dimension) => dimension.id === id)
      ? []
      : [{ dimension: id, level: score / POINTS_A_LEVEL, certainty: 'measured' as const, sources: [id] }],
  );
}

function throughLink(
  dimension: string,
  { questions, close }: DimensionLink,
  { questions: scores }: Score,
  answered: Framework,
): DimensionStanding[] {
  const parts = scores.flatMap(({ id, score }) =>
    score !== null && Object.hasOwn(questions, id) ? [{ id, score, weight: questions[id]! }] : [],
  );
  const mean = weightedMean(parts);
  if (mean === null) return [];
  const sources = parts.flatMap(
    ({ id }) => answered.questions.find((question) => question.id === id)?.dimension ?? [],
  );
  return [
    {
      dimension,
      level: mean / POINTS_A_LEVEL,
      certainty: close ? 'close' : 'hint',
      sources: [...new Set(sources)],
    },
  ];
}
