import { m } from '#messages';
import { takeTurn } from '#platform/limit.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { saveInput, syncSchema, type Sync } from '../../assessment/index.ts';
import { frameworkOf } from '../framework/index.ts';
import { checkRecord } from './check-record.ts';
import { openDoor, type OpenDoor } from './door.queries.ts';
import { listEvidence } from './evidence.queries.ts';
import { answerer } from './policies.ts';
import { readRecords, saveRecords } from './record.queries.ts';

/** Of one assessment in a minute, from all its devices together: far more than people answer, far less than a flood. */
const SAVES = { most: 300, seconds: 60 };

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
    const door = await openDoor(context, asked);
    if (!door) return notFound();
    if (records.length === 0) return ok(await syncOf(context, door, since, []));
    if (!(await takeTurn(context.tx, `answers:${door.id}`, SAVES, context.now)))
      return refuse('too-many', 'too-many-saves', text(m.assessment_too_many_saves));
    return save(context, door, records, since);
  },
});

async function save(
  context: Context,
  door: OpenDoor,
  records: Parameters<typeof checkRecord>[1][],
  since: number,
): Promise<Result<Sync>> {
  const framework = frameworkOf(door.facts.frameworkId, door.facts.frameworkVersion);
  const checked = records.map((record) => checkRecord(framework, record));
  const outcomes = await saveRecords(context, door, checked);
  if (!outcomes) return notFound();
  context.audit('assessment', door.id, { records: outcomes.length });
  return ok(await syncOf(context, door, since, outcomes));
}

export async function syncOf(
  context: Pick<Context, 'tx' | 'now'>,
  door: OpenDoor,
  since: number,
  outcomes: Sync['outcomes'],
): Promise<Sync> {
  const heard = await readRecords(context, door, since);
  return { state: door.facts.state, outcomes, ...heard, evidence: await listEvidence(context, door) };
}
