import { randomUUID } from 'node:crypto';
import {
  questionStateIn,
  readAnswer,
  sameValue,
  stateOf,
  type AnswerRecord,
  type AssessmentRecord,
  type SentRecord,
  type Sheet,
  type SheetQuestion,
} from '../../assessment/index.ts';
import type { AnswerValue } from '../../framework/index.ts';

/**
 * What a screen says that was sent without scripts. It says which answers it was drawn with (`seen.<question>`), so that
 * what arrived meanwhile is not replaced by somebody who never saw it.
 */
export function readForm(
  sheet: Sheet,
  step: string,
  form: FormData,
  records: readonly AssessmentRecord[],
): SentRecord[] {
  const author = String(form.get('authorName') ?? '').trim();
  const stamp = { authorName: author || '—', device: 'form', answeredAt: new Date().toISOString() };
  const said = (one: Pick<SentRecord, 'questionId' | 'kind' | 'value' | 'replaces'>): SentRecord => ({
    id: randomUUID(),
    ...one,
    ...stamp,
  });
  const answers = records.filter(
    (record): record is AnswerRecord => record.kind === 'answer' && record.aside === null,
  );
  const state = stateOf(records);
  const chosen = answers.find(({ id }) => id === form.get('settle'));
  const questions = sheet.dimensions.find(({ id }) => id === step)?.questions ?? [];
  return questions.flatMap((question) => {
    const { id: questionId } = question;
    const seen = answers.filter(({ id }) => seenIn(form, questionId).includes(id));
    const replaces = seen.map(({ id }) => id);
    const value = chosen?.questionId === questionId ? chosen.value : changedValue(question, form, seen);
    const note = String(form.get(`note.${questionId}`) ?? '').trim();
    const known = questionStateIn(state, questionId).notes.some((one) => one.value.text === note);
    return [
      ...(value ? [said({ questionId, kind: 'answer', value, replaces })] : []),
      ...(note && !known ? [said({ questionId, kind: 'note', value: { text: note }, replaces: [] })] : []),
    ];
  });
}

const seenIn = (form: FormData, questionId: string): string[] =>
  String(form.get(`seen.${questionId}`) ?? '').split(',');

/** Null when the screen says what it was drawn with. */
function changedValue(
  question: SheetQuestion,
  form: FormData,
  seen: readonly AnswerRecord[],
): AnswerValue | null {
  const last = seen.at(-1)?.value ?? null;
  const before = last && seen.every(({ value }) => sameValue(value, last)) ? last : null;
  const value = readAnswer(question, (name) => form.getAll(name).map(String), before);
  return value && !(before && sameValue(value, before)) ? value : null;
}
