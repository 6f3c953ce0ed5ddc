import { PARTIAL_VALUES, type AnswerValue, type PartialValue } from '../framework/answer.ts';
import type { SheetQuestion } from './sheet.ts';

/** What a form sends, by name: `FormData.getAll` of a browser or of the server. */
export type FieldReader = (name: string) => string[];

type Asked = Pick<SheetQuestion, 'id' | 'type' | 'rows' | 'columns'>;

/** Names of a question's fields; the one place that page, browser and server take them from. */
export const fieldName = (questionId: string, part?: string): string =>
  part === undefined ? `q.${questionId}` : `q.${questionId}.${part}`;
/** "None of these": an answer of its own, or nobody could tell it from a question that was passed over. */
export const NONE = '-none';
export const UNKNOWN_FIELD = '-unknown';

/**
 * What a form says about a question; null when it says nothing. `before` is what the form was filled with: without scripts
 * a radio cannot be taken back, so that "I do not know" beside an older answer is the newer of the two, and the other way round.
 */
export function readAnswer(
  question: Asked,
  read: FieldReader,
  before: AnswerValue | null,
): AnswerValue | null {
  const unknown = read(fieldName(question.id, UNKNOWN_FIELD)).length > 0;
  const value = READERS[question.type](question, read, before);
  if (unknown && (value === null || before?.kind !== 'unknown')) return { kind: 'unknown' };
  return value;
}

type Reader = (question: Asked, read: FieldReader, before: AnswerValue | null) => AnswerValue | null;

const READERS: Record<SheetQuestion['type'], Reader> = {
  boxes: readBoxes,
  matrix: readMatrix,
  scale: (question, read) => {
    const rows = readRows(question, read, (value) => (/^[0-5]$/.test(value) ? Number(value) : null));
    return rows && { kind: 'scale', rows };
  },
  partial: (question, read) => {
    const rows = readRows(question, read, asPartial);
    return rows && { kind: 'partial', rows };
  },
  level: ({ id }, read) => {
    const [value = ''] = read(fieldName(id));
    return /^[0-5]$/.test(value) ? { kind: 'level', level: Number(value) } : null;
  },
  number: ({ id }, read) => {
    const value = numberOf(read(fieldName(id))[0] ?? '');
    return value === null ? null : { kind: 'number', value };
  },
};

const asPartial = (value: string): PartialValue | null => PARTIAL_VALUES.find((one) => one === value) ?? null;

function readBoxes(question: Asked, read: FieldReader, before: AnswerValue | null): AnswerValue | null {
  const ticked = read(fieldName(question.id));
  const selected = question.rows.map(({ id }) => id).filter((id) => ticked.includes(id));
  const none = ticked.includes(NONE) || before?.kind === 'boxes';
  return selected.length > 0 || none ? { kind: 'boxes', selected } : null;
}

function readMatrix(question: Asked, read: FieldReader, before: AnswerValue | null): AnswerValue | null {
  const rows = question.rows.flatMap(({ id }): [string, string[]][] => {
    const ticked = read(fieldName(question.id, id));
    const columns = question.columns.map((column) => column.id).filter((column) => ticked.includes(column));
    return columns.length > 0 ? [[id, columns]] : [];
  });
  const none = read(fieldName(question.id)).includes(NONE) || before?.kind === 'matrix';
  return rows.length > 0 || none ? { kind: 'matrix', selected: Object.fromEntries(rows) } : null;
}

/** Null when no row has an answer. */
function readRows<T>(
  question: Asked,
  read: FieldReader,
  parse: (value: string) => T | null,
): Record<string, T | null> | null {
  const rows = question.rows.map(({ id }) => [id, parse(read(fieldName(question.id, id))[0] ?? '')] as const);
  return rows.some(([, value]) => value !== null) ? Object.fromEntries(rows) : null;
}

/** A number as people of Québec type it: "1 234,5" or "1234.5". */
export function numberOf(typed: string): number | null {
  const plain = typed.replaceAll(/[\s  ]/g, '').replace(',', '.');
  if (plain === '' || !/^-?\d+(\.\d+)?$/.test(plain)) return null;
  return Number(plain);
}
