import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { PARTIAL_VALUES, UNKNOWN, type AnswerValue } from '../framework/answer.ts';
import { rowsOf, type Question } from '../framework/question.ts';

/**
 * How the portal writes answers, a cell a row of the question: boxes 0 or 1; a table of boxes "a|b" in the order that the
 * framework's file gives; 0 to 5 as 0, 2, … 10; no, partially and yes as 0, 5 and 10. Unknown is an empty cell.
 */

type Order = readonly string[];
type Cells = readonly string[];

/** The cells of an answer, one a row of its question. */
export function writeCells(question: Question, answer: AnswerValue | undefined, order: Order): string[] {
  return rowsOf(question).map(({ id }) => {
    switch (answer?.kind) {
      case 'boxes':
        return tick(answer.selected.includes(id));
      case 'matrix':
        return order.map((column) => tick(answer.selected[id]?.includes(column) ?? false)).join('|');
      case 'scale':
        return tenths(answer.rows[id], 2);
      case 'partial':
        return tenths(partialIndex(answer.rows[id]), 5);
      default:
        return '';
    }
  });
}

const tick = (ticked: boolean): string => (ticked ? '1' : '0');
const tenths = (value: number | null | undefined, each: number): string =>
  value === null || value === undefined ? '' : String(value * each);
const partialIndex = (value: (typeof PARTIAL_VALUES)[number] | null | undefined): number | null =>
  value ? PARTIAL_VALUES.indexOf(value) : null;

export type ReadCells = { answer: AnswerValue } | { problems: { cell: number; message: Text }[] };

/** The answer that cells hold, or which of them are wrong. Where all are empty the answer is unknown. */
export function readCells(question: Question, cells: Cells, order: Order): ReadCells {
  if (cells.every((cell) => cell === '')) return { answer: UNKNOWN };
  const reader = readerOf(question, order);
  if (!reader) return { problems: [{ cell: 0, message: text(m.framework_portal_no_question) }] };
  const values = cells.map(reader.read);
  const problems = values.flatMap((value, cell) =>
    value === undefined ? [{ cell, message: reader.expected }] : [],
  );
  if (problems.length > 0) return { problems };
  const ids = rowsOf(question).map(({ id }) => id);
  return { answer: reader.answer(ids, values as Value[]) };
}

type Value = number | number[] | null;

interface CellReader {
  /** Undefined when the cell is none of what is expected. */
  read(cell: string): Value | undefined;
  expected: Text;
  answer(ids: readonly string[], values: readonly Value[]): AnswerValue;
}

/** Once a box is said, all are: an empty one among them may be a cell that was lost. */
const boxes: CellReader = {
  read: (cell) => oneOf(cell, [0, 1]),
  expected: text(m.framework_portal_expect_box),
  answer: (ids, values) => ({ kind: 'boxes', selected: ids.filter((_, index) => values[index] === 1) }),
};

const scale: CellReader = {
  read: (cell) => (cell === '' ? null : divided(oneOf(cell, [0, 2, 4, 6, 8, 10]), 2)),
  expected: text(m.framework_portal_expect_scale),
  answer: (ids, values) => ({
    kind: 'scale',
    rows: Object.fromEntries(ids.map((id, index) => [id, values[index] as number | null])),
  }),
};

const partial: CellReader = {
  read: (cell) => (cell === '' ? null : divided(oneOf(cell, [0, 5, 10]), 5)),
  expected: text(m.framework_portal_expect_partial),
  answer: (ids, values) => ({
    kind: 'partial',
    rows: Object.fromEntries(ids.map((id, index) => [id, PARTIAL_VALUES[values[index] as number] ?? null])),
  }),
};

const expectedPair = text(m.framework_portal_expect_pair);

const matrix = (order: Order): CellReader => ({
  read(cell) {
    const parts = cell.split('|').map((part) => oneOf(part.trim(), [0, 1]));
    return parts.length === order.length && parts.every((part) => part !== undefined) ? parts : undefined;
  },
  expected: expectedPair,
  answer: (ids, values) => ({
    kind: 'matrix',
    selected: Object.fromEntries(
      ids
        .map(
          (id, index) => [id, order.filter((_, place) => (values[index] as number[])[place] === 1)] as const,
        )
        .filter(([, columns]) => columns.length > 0),
    ),
  }),
});

function readerOf({ type }: Question, order: Order): CellReader | null {
  if (type === 'boxes') return boxes;
  if (type === 'matrix') return matrix(order);
  if (type === 'scale') return scale;
  return type === 'partial' ? partial : null;
}

/** Spreadsheets give "1.0" and "1,0" back for a 1 that they took for a measure. */
function oneOf(cell: string, values: readonly number[]): number | undefined {
  const figure = Number(/^(\d{1,2})(?:[.,]0+)?$/.exec(cell)?.[1]);
  return values.includes(figure) ? figure : undefined;
}

const divided = (value: number | undefined, by: number): number | undefined =>
  value === undefined ? undefined : value / by;
