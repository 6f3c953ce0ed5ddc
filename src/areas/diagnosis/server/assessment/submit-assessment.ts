import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { LOCALES, text, type Text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import {
  answersOf,
  conflictsOf,
  doorSchema,
  isKnown,
  stateOf,
  type QuestionState,
} from '../../assessment/index.ts';
import type { Framework } from '../../framework/index.ts';
import { scoreAnswers } from '../../scoring/index.ts';
import { frameworkOf } from '../framework/index.ts';
import { holdDoor, openDoor, type OpenDoor } from './door.queries.ts';
import { answerer } from './policies.ts';
import { readSaid } from './record.queries.ts';

/**
 * Freezes what was answered and what it is worth. Refuses while people disagree on a question, and says on which: nobody's
 * answer is thrown away for being the earlier one.
 */
export const submitAssessment = useCase({
  name: 'diagnosis.submit-assessment',
  summary: text(m.assessment_op_submit),
  input: doorSchema.safeExtend({ authorName: z.string().trim().min(1).max(200) }),
  output: z.object({ id: z.uuid(), snapshotId: z.uuid() }),
  allow: answerer,
  http: { method: 'POST', path: '/answers/submission' },
  async run({ authorName, ...asked }, context) {
    const door = await openDoor(context, asked);
    // Held first: an answer that arrives now waits, and is then told that it came too late.
    const state = door && (await holdDoor(context, door));
    if (!door || !state) return notFound();
    if (state !== 'open') return refuseState(state);
    return submit(context, door, authorName);
  },
});

const refuseState = (state: string): Result<never> =>
  state === 'submitted'
    ? refuse('conflict', 'already-submitted', text(m.assessment_is_submitted))
    : refuse('conflict', 'assessment-withdrawn', text(m.assessment_is_withdrawn));

async function submit(context: Context, door: OpenDoor, authorName: string) {
  const framework = frameworkOf(door.facts.frameworkId, door.facts.frameworkVersion);
  const state = stateOf((await readSaid(context, door)).records);
  const refused = problemOf(framework, state);
  if (refused) return refused;
  const snapshotId = context.newId();
  const answers = answersOf(state);
  const frozen = {
    id: snapshotId,
    submittedBy: authorName,
    answers,
    notes: notesOf(state),
    score: scoreAnswers(framework, answers),
  };
  await freeze(context, door, frozen);
  context.audit('assessment', door.id, { snapshotId });
  context.emit('diagnosis.assessment-submitted', {
    assessmentId: door.id,
    snapshotId,
    companyId: door.facts.companyId,
    stage: door.facts.stage,
  });
  return ok({ id: door.id, snapshotId });
}

async function freeze(context: Context, { id, key, facts }: OpenDoor, frozen: object): Promise<void> {
  const { tx, now } = context;
  const details = {
    text: text(m.assessment_timeline_submitted, { stage: facts.stage }),
    path: `/assessments/${id}/result`,
  };
  const told = { id: context.newId(), details };
  const { rows } = await sql<{ done: boolean }>`
    select assessment_submit(${id}::uuid, ${key}, ${JSON.stringify(frozen)}::jsonb, ${JSON.stringify(told)}::jsonb,
      ${now}::timestamptz) as done`.execute(tx);
  if (!rows[0]!.done) throw new Error(`Assessment ${id} was held open and would not be submitted.`);
}

function problemOf(framework: Framework, state: Map<string, QuestionState>): Result<never> | null {
  const conflicts = conflictsOf(state);
  if (conflicts.length > 0) return refuseConflicts(framework, conflicts);
  const known = [...state.values()].some(({ value }) => isKnown(value));
  return known ? null : refuse('refused', 'nothing-answered', text(m.assessment_nothing_answered));
}

function refuseConflicts(framework: Framework, ids: readonly string[]): Result<never> {
  const questions = framework.questions.filter(({ id }) => ids.includes(id));
  const named = (locale: 'fr' | 'en') =>
    m.assessment_has_conflicts(
      { count: ids.length, questions: questions.map(({ text: words }) => `« ${words[locale]} »`).join(', ') },
      { locale },
    );
  const message = Object.fromEntries(LOCALES.map((locale) => [locale, named(locale)])) as unknown as Text;
  const fields = questions.map(({ id, text: words }) => ({ path: `q.${id}`, message: words }));
  return refuse('conflict', 'answers-in-conflict', message, fields);
}

const notesOf = (state: Map<string, QuestionState>): Record<string, string[]> =>
  Object.fromEntries(
    [...state]
      .filter(([, { notes }]) => notes.length > 0)
      .map(([id, { notes }]) => [id, notes.map(({ value }) => value.text)]),
  );
