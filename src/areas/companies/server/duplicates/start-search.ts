import { z } from 'zod';
import { m } from '#messages';
import { openJobRun } from '#platform/jobs/job-run.ts';
import { text } from '#platform/text.ts';
import { ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { registerStaff } from '../policies.ts';
import type { DuplicatesJobKind } from './duplicates-job.ts';

/** Starts a search for duplicates through the whole register. */
export const startDuplicateSearch = useCase({
  name: 'companies.find-duplicates',
  summary: text(m.duplicates_op_search),
  input: z.object({}),
  output: z.object({ jobId: z.uuid() }),
  allow: registerStaff,
  http: { method: 'POST', path: '/duplicates/searches' },
  run: (_, context) => startDuplicatesJob(context, 'find-duplicates', {}),
});

/** One job of a kind at a time for each organisation: a second one would do the same work over. */
export async function startDuplicatesJob(
  context: Context,
  kind: DuplicatesJobKind,
  payload: object,
): Promise<Result<{ jobId: string }>> {
  const { tx, actor } = context;
  const running = await tx
    .selectFrom('jobRun')
    .select('id')
    .where('organisationId', '=', actor.organisationId)
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  if (running) return refuse('conflict', 'already-running', text(m.duplicates_refusal_running));
  const jobId = await openJobRun(context, kind, actor.organisationId!);
  context.enqueue(`companies.${kind}`, { jobId, ...payload });
  context.audit('job', jobId, { kind });
  return ok({ jobId });
}
