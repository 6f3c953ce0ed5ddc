import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { refuse, useCase } from '#platform/use-case/index.ts';
import { registerStaff } from '../policies.ts';
import type { BulkPayload } from './bulk-merge-task.ts';
import { previewBulk } from './bulk.queries.ts';
import { counted } from './duplicates-job.ts';
import { startDuplicatesJob } from './start-search.ts';
import { duplicateThresholds } from './thresholds.ts';

/** Merges all the surest pairs, one after the other; each can be undone alone. */
export const startBulkMerge = useCase({
  name: 'companies.merge-duplicates',
  summary: text(m.duplicates_op_bulk),
  input: z.object({
    /** The number of pairs that the person was shown: another one means that they saw something else. */
    expected: z.coerce.number().int().min(1),
  }),
  output: z.object({ jobId: z.uuid() }),
  allow: registerStaff,
  http: { method: 'POST', path: '/duplicates/bulk' },
  async run({ expected }, context) {
    const { bulk } = duplicateThresholds();
    const { count } = await previewBulk(context.tx, bulk);
    if (count !== expected)
      return refuse('conflict', 'count-changed', counted(m.duplicates_refusal_count, { expected, count }));
    const { kind, userId, organisationId, role } = context.actor;
    const payload: Omit<BulkPayload, 'jobId'> = {
      threshold: bulk,
      asOf: context.now.toISOString(),
      total: count,
      actor: { kind, userId, organisationId, role },
    };
    return startDuplicatesJob(context, 'merge-duplicates', payload);
  },
});
