import { z } from 'zod';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { duplicatesJobSchema, type DuplicatesJob } from '../../duplicates/merge.ts';
import { registerStaff } from '../policies.ts';

/** How far a search or a bulk merge of the asking organisation is. */
export const getDuplicatesJob = query({
  name: 'companies.get-duplicates-job',
  summary: text(m.duplicates_op_job),
  input: z.object({ id: z.uuid() }),
  output: duplicatesJobSchema,
  allow: registerStaff,
  http: { method: 'GET', path: '/duplicates/jobs/{id}' },
  async run({ id }, { tx, actor }) {
    const job = await jobsOf(tx, actor.organisationId).where('id', '=', id).executeTakeFirst();
    return job ? ok(job as DuplicatesJob) : notFound();
  },
});

/** The organisation's latest job of each kind: what the queue's page shows, so that a job left is found again. */
export const latestDuplicatesJobs = query({
  name: 'companies.latest-duplicates-jobs',
  summary: text(m.duplicates_op_job),
  input: z.object({}),
  output: z.object({ items: z.array(duplicatesJobSchema) }),
  allow: registerStaff,
  async run(_, { tx, actor }) {
    const jobs = await jobsOf(tx, actor.organisationId).orderBy('createdAt', 'desc').limit(5).execute();
    const latest = jobs.filter((job, at) => jobs.findIndex(({ kind }) => kind === job.kind) === at);
    return ok({ items: latest as DuplicatesJob[] });
  },
});

const jobsOf = (tx: Tx, organisationId: string | null) =>
  tx
    .selectFrom('jobRun')
    .select([
      'id',
      'kind',
      'state',
      'doneCount',
      'totalCount',
      'message',
      'createdAt',
      'startedAt',
      'finishedAt',
    ])
    .where('organisationId', '=', organisationId)
    .where('kind', 'in', ['find-duplicates', 'merge-duplicates']);
