import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import {
  notFound,
  ok,
  refuse,
  refuseField,
  useCase,
  type Context,
  type Result,
} from '#platform/use-case/index.ts';
import { PAIR_DECISIONS, pairFilterSchema, type PairDecision } from '../../duplicates/pair.ts';
import { suggestSurvivor } from '../../duplicates/survivor.rules.ts';
import { registerStaff } from '../policies.ts';
import { lockFirms } from './locked-firms.queries.ts';
import { mergedSchema } from './merge-companies.ts';
import { mergeFirms, type Merged } from './merge-firms.ts';
import { findPair, readSides, type PairRecord } from './pair-detail.queries.ts';
import { nextPair } from './pair-list.queries.ts';
import { judgePairs, putPairsOff } from './pair-state.queries.ts';
import { pairsAmong } from './pairs-between.queries.ts';

/** Says what a pair is: one firm (and merges), two firms, or something to come back to. */
export const decidePair = useCase({
  name: 'companies.decide-duplicate-pair',
  summary: text(m.duplicates_op_decide),
  input: pairFilterSchema.extend({
    id: z.uuid(),
    decision: z.enum(PAIR_DECISIONS),
    /** For "same": the firm that stands for both. The one that knows more when left out. */
    survivorId: z.uuid().optional(),
  }),
  output: z.object({
    /** Set when the two were merged. */
    merge: mergedSchema.nullable(),
    /** The pair that follows in the queue that the filter describes. */
    nextId: z.uuid().nullable(),
  }),
  allow: registerStaff,
  http: { method: 'POST', path: '/duplicates/{id}/decision' },
  async run({ id, decision, survivorId, ...filter }, context) {
    const held = await holdPair(context, id, decision);
    if (!held.ok) return held;
    const pair = held.value;
    const decided =
      decision === 'same' ? await merge(context, pair, { survivorId }) : await judge(context, pair, decision);
    if (!decided.ok) return decided;
    const next = await nextPair(context.tx, filter, pair, context.actor.organisationId);
    return ok({ merge: decided.value, nextId: next });
  },
});

/** The pair, with its firms held; what somebody decided meanwhile is told instead of overwritten. */
export async function holdPair(
  context: Context,
  id: string,
  decision: PairDecision,
): Promise<Result<PairRecord>> {
  const seen = await findPair(context.tx, id);
  if (!seen) return notFound();
  await lockFirms(context.tx, [seen.leftFirm, seen.rightFirm]);
  const pair = (await findPair(context.tx, id))!;
  if (pair.leftFirm === pair.rightFirm) {
    return refuse('conflict', 'already-merged', text(m.duplicates_refusal_pair_merged));
  }
  const judged = pair.state === 'different' && (decision === 'same' || decision === 'later');
  return judged ? refuse('conflict', 'already-judged', text(m.duplicates_refusal_judged)) : ok(pair);
}

/** Merges the firms of a pair that is held: into the one that was chosen, or the one that knows more. */
export async function merge(
  context: Context,
  pair: PairRecord,
  { survivorId, jobId }: { survivorId?: string; jobId?: string },
): Promise<Result<Merged>> {
  const firms = [pair.leftFirm, pair.rightFirm] as const;
  if (survivorId !== undefined && !firms.includes(survivorId)) {
    return refuseField('survivorId', 'not-of-the-pair', text(m.duplicates_refusal_survivor));
  }
  const survivor = survivorId ?? (await suggested(context, firms));
  return mergeFirms(context, { survivorId: survivor, mergedId: firms.find((id) => id !== survivor)!, jobId });
}

async function suggested({ tx, actor }: Context, firms: readonly [string, string]): Promise<string> {
  const sides = await readSides(tx, firms, actor.organisationId);
  return suggestSurvivor(sides.get(firms[0])!, sides.get(firms[1])!).id;
}

/** A judgement is about the firms: every pair of their records gets it. */
async function judge(context: Context, pair: PairRecord, decision: PairDecision): Promise<Result<null>> {
  const { tx } = context;
  const between = await pairsAmong(tx, [pair.leftFirm, pair.rightFirm]);
  const open = between.filter(({ state }) => state === 'open').map(({ id }) => id);
  if (decision === 'different') await judgePairs(tx, open, 'different', context);
  if (decision === 'later') await putPairsOff(tx, open, context);
  if (decision === 'review')
    await judgePairs(
      tx,
      between.map(({ id }) => id),
      'open',
      context,
    );
  for (const id of [pair.leftFirm, pair.rightFirm]) context.audit('company', id, { pair: pair.id, decision });
  return ok(null);
}
