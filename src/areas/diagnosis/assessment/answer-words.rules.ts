import { m } from '#messages';
import { formatNumber } from '#platform/i18n.ts';
import type { AnswerValue, PartialValue } from '../framework/answer.ts';
import type { SheetQuestion } from './sheet.ts';

export const PARTIAL_WORDS: Record<PartialValue, () => string> = {
  no: m.assessment_partial_no,
  partially: m.assessment_partial_partially,
  yes: m.assessment_partial_yes,
};

/** An answer in words, a line each, to be read beside another answer to the same question. */
export function wordsOf(question: SheetQuestion, value: AnswerValue): string[] {
  const textOf = (id: string) => question.rows.find((row) => row.id === id)?.text ?? id;
  switch (value.kind) {
    case 'unknown':
      return [m.assessment_unknown()];
    case 'boxes':
      return value.selected.length > 0 ? value.selected.map(textOf) : [m.assessment_none_of_these()];
    case 'matrix': {
      const rows = Object.entries(value.selected).filter(([, columns]) => columns.length > 0);
      const columnText = (id: string) => question.columns.find((column) => column.id === id)?.text ?? id;
      if (rows.length === 0) return [m.assessment_none_of_these()];
      return rows.map(([row, columns]) => `${textOf(row)} (${columns.map(columnText).join(', ')})`);
    }
    case 'scale':
      return rowWords(value.rows, textOf, (level) => m.assessment_scale_of_five({ level }));
    case 'partial':
      return rowWords(value.rows, textOf, (part) => PARTIAL_WORDS[part]());
    case 'level':
      return [levelWords(question, value.level)];
    case 'number':
      return [[formatNumber(value.value), question.unit].filter(Boolean).join(' ')];
  }
}

const levelWords = ({ levels }: SheetQuestion, level: number): string =>
  [String(level), levels.find(({ value }) => value === level)?.text].filter(Boolean).join(' · ');

const rowWords = <T>(
  rows: Record<string, T | null>,
  textOf: (id: string) => string,
  say: (value: T) => string,
): string[] =>
  Object.entries(rows).flatMap(([id, value]) => (value === null ? [] : [`${textOf(id)} : ${say(value)}`]));
