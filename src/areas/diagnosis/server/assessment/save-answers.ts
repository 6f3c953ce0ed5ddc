import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, refuse, useCase } from '#platform/use-case/index.ts';
import { hearInput, saveInput, syncSchema } from '../../assessment/index.ts';
import { frameworkOf } from '../framework/index.ts';
import { checkRecord } from './check-record.ts';
import { frameOf } from './door.queries.ts';
import { answerer } from './policies.ts';
import { exchange } from './record.queries.ts';

/** Links that open nothing, tried from one network address. */
export const answersAllowance = { most: 60, seconds: 3600 };

/**
 * Takes what a device has to say and tells it what others said. Each record is its own: one that does not fit or comes
 * too late is kept aside and said so, and the others go in. Sent twice, nothing is added.
 */
export const saveAnswers = useCase({
  name: 'diagnosis.save-answers',
  summary: text(m.assessment_op_save),
  input: saveInput,
  output: syncSchema,
  allow: answerer,
  http: { method: 'POST', path: '/answers' },
  async run({ records, since, ...asked }, context) {
    const door = await frameOf(context, asked);
    if (!door) return notFound();
    const framework = frameworkOf(door.facts.frameworkId, door.facts.frameworkVersion);
    const checked = records.map((record) => checkRecord(framework, record));
    const heard = await exchange(context, door, checked, since);
    if (heard === 'busy') return refuse('too-many', 'too-many-saves', text(m.assessment_too_many_saves));
    if (!heard) return notFound();
    context.audit('assessment', door.id, { records: heard.outcomes.length });
    return ok(heard);
  },
});

/** Tells a device what was said since it last asked. Nothing is written: devices ask all day long. */
export const hearAnswers = query({
  name: 'diagnosis.hear-answers',
  summary: text(m.assessment_op_hear),
  input: hearInput,
  output: syncSchema,
  allow: answerer,
  http: { method: 'POST', path: '/answers/heard' },
  async run({ since, ...asked }, context) {
    const door = await frameOf(context, asked);
    const heard = door && (await exchange(context, door, [], since));
    return heard && heard !== 'busy' ? ok(heard) : notFound();
  },
});
