import { formatNumber, formatPercent, read } from '#i18n';
import { m } from '#messages';
import type { Band, Dimension, Framework, Question, QuestionType } from '#areas/diagnosis/index.ts';

/** How a framework is written for someone who reads it. */

const TYPES: Record<QuestionType, () => string> = {
  boxes: m.framework_type_boxes,
  matrix: m.framework_type_matrix,
  scale: m.framework_type_scale,
  partial: m.framework_type_partial,
  level: m.framework_type_level,
  number: m.framework_type_number,
};
export const typeName = (question: Question): string => TYPES[question.type]();

/** "0 to 25", "over 25, to 50": an edge belongs to the band that it ends. */
export function bandRange(bands: readonly Band[], index: number): string {
  const to = formatNumber(bands[index]!.max);
  const before = bands[index - 1];
  return before
    ? m.framework_band_range({ from: formatNumber(before.max), to })
    : m.framework_band_first({ to });
}

export const questionsOf = ({ questions }: Framework, { id }: Dimension): Question[] =>
  questions.filter(({ dimension }) => dimension === id);

/** What part of the whole a weight makes among those beside it: "17 %". */
export function weightShare(
  one: { weight: number },
  all: readonly { weight: number; withdrawn?: boolean }[],
): string {
  const weights = all.reduce((sum, { weight, withdrawn }) => sum + (withdrawn ? 0 : weight), 0);
  return formatPercent(weights === 0 ? 0 : one.weight / weights, undefined, 1);
}

/** What a dimension bears on, the most direct first: "Energy (3), Materials (1)". */
export function relevant(
  things: readonly { id: string; name: { fr: string; en: string } }[],
  relevance: Readonly<Record<string, number>>,
): string {
  return things
    .map(({ id, name }) => ({ name: read(name), weight: relevance[id] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ name, weight }) => m.framework_relevance({ name, weight }))
    .join(m.framework_list_separator());
}

export const dimensionAnchor = ({ id }: { id: string }): string => `dimension-${id}`;
export const questionAnchor = ({ id }: { id: string }): string => `question-${id}`;
