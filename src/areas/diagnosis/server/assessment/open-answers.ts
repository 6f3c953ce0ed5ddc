import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import { answeringSchema, doorSchema, type AnswerRecord, type Answering } from '../../assessment/index.ts';
import { openDoor, type OpenDoor } from './door.queries.ts';
import { answerer, diagnosisStaff } from './policies.ts';
import { readSaid } from './record.queries.ts';
import { frozenRecords, snapshotOf } from './snapshot.queries.ts';

/** An assessment with everything said so far. */
export const openAnswers = query({
  name: 'diagnosis.open-answers',
  summary: text(m.assessment_op_open),
  input: doorSchema,
  output: answeringSchema,
  allow: answerer,
  http: { method: 'POST', path: '/answers/open' },
  async run(input, context) {
    const door = await openDoor(context, input);
    return door ? ok(await answeringOf(context, door)) : notFound();
  },
});

async function answeringOf(context: Context, door: OpenDoor): Promise<Answering> {
  const { facts } = door;
  const { records, position, evidence } = await readSaid(context, door);
  const frozen = records.every(({ aside }) => aside !== null) ? await onlyFrozen(context, door) : [];
  const leads = door.key === null && diagnosisStaff(context.actor);
  return {
    id: facts.id,
    state: facts.state,
    stage: facts.stage,
    firm: facts.firm,
    companyId: facts.companyId,
    organisation: { fr: facts.organisationFr, en: facts.organisationEn },
    framework: { id: facts.frameworkId, version: facts.frameworkVersion },
    createdAt: facts.createdAt,
    submittedAt: facts.submittedAt,
    linkName: facts.linkName,
    leads,
    records: [...records, ...frozen],
    position,
    evidence,
  };
}

/** What came submitted, from a portal's file, was never said here record by record: its frozen answers stand for them. */
async function onlyFrozen({ tx, newId }: Context, { facts }: OpenDoor): Promise<AnswerRecord[]> {
  const frozen = facts.submittedAt && (await snapshotOf(tx, facts.id));
  return frozen ? frozenRecords(frozen, { newId, device: 'import', at: frozen.submittedAt }) : [];
}
