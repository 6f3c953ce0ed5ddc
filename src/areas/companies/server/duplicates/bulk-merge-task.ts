import { z } from 'zod';
import { m } from '#messages';
import { asActor } from '#platform/db/scope.ts';
import { reportProgress } from '#platform/jobs/job-run.ts';
import type { TaskContext } from '#platform/jobs/task.ts';
import { text } from '#platform/text.ts';
import { ok, perform, refuse, useCase, type Actor } from '#platform/use-case/index.ts';
import { registerStaff } from '../policies.ts';
import { isUndisputed, nextBulkPair, type TriedPair } from './bulk.queries.ts';
import { holdPair, merge } from './decide-pair.ts';
import { counted, restingPlace, watchedJob, type JobPayload } from './duplicates-job.ts';

export interface BulkPayload extends JobPayload {
  threshold: number;
  /** Pairs found later were not shown to the person who asked. */
  asOf: string;
  total: number;
  actor: Pick<Actor, 'kind' | 'userId' | 'organisationId' | 'role'>;
}

/**
 * Merges the surest pairs one by one, each in a transaction of its own and in the name of the person who asked. What
 * was merged is no longer in the queue, so that an interrupted job goes on by itself.
 */
export const mergeDuplicatesTask = watchedJob('merge-duplicates', async (payload: BulkPayload, context) => {
  const { runtime } = context;
  for (let pair = await nextOf(payload, context); pair; pair = await nextOf(payload, context, pair)) {
    restingPlace(context);
    await mergeOne(pair.id, payload, context);
    await reportProgress(runtime.db, payload.jobId, await countMerged(payload, context), payload.total);
  }
  const merged = await countMerged(payload, context);
  return counted(m.duplicates_bulk_done, { merged, left: Math.max(0, payload.total - merged) });
});

const nextOf = (
  { threshold, asOf }: BulkPayload,
  { runtime, actor }: TaskContext,
  after: TriedPair | null = null,
) => asActor(runtime.db, actor, (tx) => nextBulkPair(tx, threshold, new Date(asOf), after));

async function mergeOne(
  pairId: string,
  { actor, jobId, threshold }: BulkPayload,
  { runtime }: TaskContext,
): Promise<void> {
  const person: Actor = { ...actor, companyId: null, delivers: true, platform: false, scopes: null };
  const request = { actor: person, channel: 'job', locale: 'fr', requestId: jobId } as const;
  // A refusal leaves the pair in the queue for a person: the job only counts what it merged.
  await perform(runtime, request, mergeSurePair, { pairId, jobId, threshold });
}

async function countMerged({ jobId }: BulkPayload, { runtime }: TaskContext): Promise<number> {
  const { merged } = await runtime.db
    .selectFrom('companyMerge')
    .select((eb) => eb.fn.countAll<number>().as('merged'))
    .where('jobId', '=', jobId)
    .executeTakeFirstOrThrow();
  return merged;
}

const mergeSurePair = useCase({
  name: 'companies.merge-sure-pair',
  summary: text(m.duplicates_op_bulk),
  input: z.object({ pairId: z.uuid(), jobId: z.uuid(), threshold: z.number() }),
  output: z.object({ mergeId: z.uuid() }),
  allow: registerStaff,
  async run({ pairId, jobId, threshold }, context) {
    const pair = await holdPair(context, pairId, 'same');
    if (!pair.ok) return pair;
    if (!(await isUndisputed(context.tx, pairId, threshold))) {
      return refuse('conflict', 'disputed', text(m.duplicates_refusal_meanwhile));
    }
    const merged = await merge(context, pair.value, { jobId });
    return merged.ok ? ok({ mergeId: merged.value.mergeId }) : merged;
  },
});
