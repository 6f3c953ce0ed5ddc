import type { AnswerValue, Answers } from '../framework/answer.ts';
import { isAnswer, isNote, type AnswerRecord, type AssessmentRecord, type NoteRecord } from './record.ts';

/** What a question's answers come to: one, none, or several that somebody must settle. */
export interface QuestionState {
  /** The answer that counts; null when there is none, or when people disagree. */
  value: AnswerValue | null;
  /** Records that nothing replaces, the earliest first. A new answer replaces all of them. */
  heads: AnswerRecord[];
  /** More than one thing is said at once. */
  conflict: boolean;
  notes: NoteRecord[];
}

/** Every record that was ever seen, once: which came first makes no difference. */
export function mergeRecords(...lists: readonly (readonly AssessmentRecord[])[]): AssessmentRecord[] {
  const byId = new Map<string, AssessmentRecord>();
  for (const record of lists.flat()) {
    const known = byId.get(record.id);
    // The server's word on whether a record counts goes before the device's hope that it does.
    if (!known || record.aside !== null) byId.set(record.id, record);
  }
  return [...byId.values()].sort(inOrder);
}

const inOrder = (a: AssessmentRecord, b: AssessmentRecord): number =>
  Date.parse(a.answeredAt) - Date.parse(b.answeredAt) || (a.id < b.id ? -1 : Number(a.id > b.id));

/** The records that nothing else replaces. Of records that replace each other in a ring, which no honest device makes, all stay. */
export function headsOf<R extends AssessmentRecord>(records: readonly R[]): R[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const replacers = new Map<string, string[]>();
  for (const { id, replaces } of records) {
    for (const old of replaces) replacers.set(old, [...(replacers.get(old) ?? []), id]);
  }
  const above = (id: string) => replacers.get(id) ?? [];
  const below = (id: string) => byId.get(id)?.replaces ?? [];
  const isHead = ({ id }: R): boolean => {
    if (above(id).length === 0) return true;
    const under = closure(id, below);
    return [...closure(id, above)].every((one) => under.has(one));
  };
  return records.filter(isHead).sort(inOrder);
}

function closure(start: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...next(start)];
  while (waiting.length > 0) {
    const id = waiting.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...next(id));
  }
  return seen;
}

/** Two answers say the same thing, in whatever order the boxes were ticked. */
export const sameValue = (a: AnswerValue, b: AnswerValue): boolean => canonical(a) === canonical(b);

/** Lists are sets here, and a row left null is a row left out. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${entries.sort().join()}}`;
}

const EMPTY: QuestionState = { value: null, heads: [], conflict: false, notes: [] };

/** What each question's records come to, whatever order they arrived in. */
export function stateOf(records: readonly AssessmentRecord[]): Map<string, QuestionState> {
  // By hand: telephones that firms still use have no Map.groupBy.
  const byQuestion = new Map<string, AssessmentRecord[]>();
  for (const record of records) {
    const list = byQuestion.get(record.questionId);
    if (list) list.push(record);
    else byQuestion.set(record.questionId, [record]);
  }
  return new Map([...byQuestion].map(([question, list]) => [question, questionState(list)]));
}

function questionState(records: readonly AssessmentRecord[]): QuestionState {
  const heads = headsOf(records.filter(isAnswer));
  const last = heads.at(-1);
  const conflict = last !== undefined && heads.some(({ value }) => !sameValue(value, last.value));
  const notes = headsOf(records.filter(isNote)).filter(({ value }) => value.text.trim() !== '');
  return { value: last && !conflict ? last.value : null, heads, conflict, notes };
}

export const questionStateIn = (
  state: ReadonlyMap<string, QuestionState>,
  questionId: string,
): QuestionState => state.get(questionId) ?? EMPTY;

/** The answers that count, by question; questions in conflict have none. */
export function answersOf(state: ReadonlyMap<string, QuestionState>): Answers {
  const settled = [...state].flatMap(([id, { value }]) => (value ? [[id, value] as const] : []));
  return Object.fromEntries(settled);
}

export const conflictsOf = (state: ReadonlyMap<string, QuestionState>): string[] =>
  [...state].filter(([, { conflict }]) => conflict).map(([id]) => id);

/** Whether an answer says something: unknown does not, nor rows that are all left open. */
export function isKnown(value: AnswerValue | null): boolean {
  if (!value || value.kind === 'unknown') return false;
  if (value.kind !== 'scale' && value.kind !== 'partial') return true;
  return Object.values(value.rows).some((row) => row !== null);
}

export interface Progress {
  asked: number;
  /** With an answer other than unknown. */
  answered: number;
  /** Said not to be known: gone through, and not answered. */
  unknown: number;
  conflicts: number;
}

/** How far some questions are. */
export function progressOf(
  questionIds: readonly string[],
  state: ReadonlyMap<string, QuestionState>,
): Progress {
  const states = questionIds.map((id) => questionStateIn(state, id));
  return {
    asked: states.length,
    answered: states.filter(({ value }) => isKnown(value)).length,
    unknown: states.filter(({ value }) => value !== null && !isKnown(value)).length,
    conflicts: states.filter(({ conflict }) => conflict).length,
  };
}
