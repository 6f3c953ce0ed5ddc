import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import { doorSchema } from '../../assessment/index.ts';
import {
  assessmentResultSchema,
  frameworkWords,
  resultOf,
  type AssessmentResult,
  type Result,
} from '../../result/index.ts';
import { openDoor, type OpenDoor } from '../assessment/index.ts';
import { frameworkOf, publishedFrameworks } from '../framework/index.ts';
import { groupOf } from './peer-group.ts';
import { readMeasures, readPeers, readSettings, readSnapshot } from './result.queries.ts';

/** An assessment's result, for the organisation's staff, the firm's people, and whoever holds a link. */
export const getResult = query({
  name: 'diagnosis.get-result',
  summary: text(m.result_op_get),
  input: doorSchema,
  output: assessmentResultSchema,
  // The record itself is asked whether this door opens it.
  allow: anyone,
  http: { method: 'POST', path: '/answers/result' },
  async run(input, context) {
    const door = await openDoor(context, input);
    return door ? ok(await assessmentResult(context, door)) : notFound();
  },
});

async function assessmentResult(context: Context, door: OpenDoor): Promise<AssessmentResult> {
  const { facts } = door;
  const framework = frameworkOf(facts.frameworkId, facts.frameworkVersion);
  return {
    id: door.id,
    firm: facts.firm,
    organisation: { fr: facts.organisationFr, en: facts.organisationEn },
    state: facts.state,
    framework: frameworkWords(framework),
    result: await readResult(context, door),
  };
}

async function readResult(context: Context, door: OpenDoor): Promise<Result | null> {
  const snapshot = await readSnapshot(context, door);
  if (!snapshot) return null;
  const peers = await readPeers(context, door);
  return resultOf({
    snapshot,
    correctedBy: snapshot.correctedBy,
    earlier: await readMeasures(context, door),
    framework: frameworkOf(snapshot.frameworkId, snapshot.frameworkVersion),
    frameworks: publishedFrameworks(),
    peers,
    group: groupOf(peers?.step, snapshot),
    settings: await readSettings(context, door),
  });
}
