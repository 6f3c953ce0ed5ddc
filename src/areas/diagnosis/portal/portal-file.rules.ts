import { m } from '#messages';
import { text } from '#platform/text.ts';
import { UNKNOWN, type Answers } from '../framework/answer.ts';
import { STAGES, type Framework, type Portal } from '../framework/framework.ts';
import { rowsOf, type Question } from '../framework/question.ts';
import { readCells, writeCells } from './portal-cells.rules.ts';
import { readPortalDate, writePortalDate } from './portal-date.rules.ts';
import { readHeader, type Header } from './portal-header.rules.ts';
import type { PortalProblem, PortalRecord } from './portal-record.ts';

/** A framework whose file says how the portal writes it. */
export type PortalFramework = Framework & { portal: Portal };

export const hasPortal = (framework: Framework): framework is PortalFramework =>
  framework.portal !== undefined;

/** The titles of the portal's file, in its order. */
export const portalColumns = ({ portal, questions }: PortalFramework): string[] => [
  ...Object.values(fixed(portal)),
  ...questions.flatMap(keysOf),
];

const fixed = ({ columns: { stage, date, name, identifier } }: Portal) => ({ stage, date, name, identifier });
const keysOf = (question: Question): string[] => rowsOf(question).map(({ key }) => key!);

/** The cells of one line, under `portalColumns`. */
export const writePortalRow = (framework: PortalFramework, record: PortalRecord): string[] => [
  record.stage,
  writePortalDate(record.date),
  record.firm,
  record.identifier,
  ...framework.questions.flatMap((question) =>
    writeCells(question, record.answers[question.id], framework.portal.pair.order),
  ),
];

export interface TableRow {
  /** As a spreadsheet counts, from 1. */
  number: number;
  /** Trimmed; empty cells at the end may be left out. */
  cells: readonly string[];
}

export interface ReadPortal {
  /** With the row each came from. */
  records: (PortalRecord & { row: number })[];
  problems: PortalProblem[];
  /** Titles that are not the portal's: left out, and said. */
  ignored: string[];
}

/**
 * Reads the portal's file: the first row holds the titles, in any order. Everything wrong is told by row and column; a
 * file with any problem is not to be taken in.
 * @param today YYYY-MM-DD: nothing was measured after it.
 */
export function readPortalFile(
  framework: PortalFramework,
  rows: readonly TableRow[],
  today: string,
): ReadPortal {
  const [first, ...lines] = rows;
  const header = readHeader(portalColumns(framework), first ?? { number: 1, cells: [] });
  if (header.problems.length > 0) return { records: [], problems: header.problems, ignored: header.ignored };
  if (lines.length === 0)
    return { records: [], problems: [wrong(1, '', text(m.framework_portal_no_rows))], ignored: [] };
  const read = lines.map((line) => readLine(framework, header, line, today));
  const records = read.flatMap(({ record, row }) => (record ? [{ ...record, row }] : []));
  return {
    records,
    problems: [...read.flatMap(({ problems }) => problems), ...saidTwice(framework, records)],
    ignored: header.ignored,
  };
}

const wrong = (row: number, column: string, message: PortalProblem['message']): PortalProblem => ({
  row,
  column,
  message,
});

interface ReadLine {
  row: number;
  record: PortalRecord | null;
  problems: PortalProblem[];
}

function readLine(framework: PortalFramework, header: Header, line: TableRow, today: string): ReadLine {
  const row = line.number;
  if (line.cells.length > header.width)
    return { row, record: null, problems: [wrong(row, '', text(m.framework_portal_shifted))] };
  const cell = (title: string): string => line.cells[header.at.get(title)!] ?? '';
  const facts = readFacts(framework.portal, cell, row, today);
  const { answers, problems } = readAnswers(framework, cell, row);
  const all = [...facts.problems, ...problems];
  return { row, problems: all, record: all.length > 0 ? null : { ...facts.facts, answers } };
}

function readFacts(portal: Portal, cell: (title: string) => string, row: number, today: string) {
  const { stage: stageTitle, date: dateTitle, name, identifier } = portal.columns;
  const problems: PortalProblem[] = [];
  const stage = STAGES.find((one) => one === cell(stageTitle).toUpperCase());
  if (!stage) problems.push(wrong(row, stageTitle, text(m.framework_portal_expect_stage)));
  const date = readPortalDate(cell(dateTitle));
  if (!date) problems.push(wrong(row, dateTitle, text(m.framework_portal_expect_date)));
  else if (date > today) problems.push(wrong(row, dateTitle, text(m.framework_portal_future)));
  if (cell(name) === '' && cell(identifier) === '')
    problems.push(wrong(row, name, text(m.framework_portal_no_firm)));
  const facts = {
    stage: stage ?? 'T0',
    date: date ?? today,
    firm: cell(name),
    identifier: cell(identifier),
  } as const;
  return { facts, problems };
}

function readAnswers({ questions, portal }: PortalFramework, cell: (title: string) => string, row: number) {
  const answers: Answers = {};
  const problems: PortalProblem[] = [];
  // What was answered to a question that was withdrawn since counts for nothing, and is not taken in.
  for (const question of questions.filter(({ withdrawn }) => !withdrawn)) {
    const keys = keysOf(question);
    const read = readCells(question, keys.map(cell), portal.pair.order);
    if ('answer' in read) answers[question.id] = read.answer;
    else problems.push(...read.problems.map(({ cell: at, message }) => wrong(row, keys[at]!, message)));
  }
  if (problems.length === 0 && Object.values(answers).every(({ kind }) => kind === UNKNOWN.kind))
    problems.push(wrong(row, '', text(m.framework_portal_no_answers)));
  return { answers, problems };
}

/** One firm has one measure a stage and a day: the second line of it is a copy, or a slip. */
function saidTwice({ portal }: PortalFramework, records: ReadPortal['records']): PortalProblem[] {
  const seen = new Map<string, number>();
  return records.flatMap(({ row, stage, date, identifier, firm }) => {
    const key = JSON.stringify([stage, date, identifier || firm.toLowerCase()]);
    const before = seen.get(key);
    if (before !== undefined)
      return [wrong(row, portal.columns.name, text(m.framework_portal_row_twice, { row: before }))];
    seen.set(key, row);
    return [];
  });
}
