import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { bulkPreviewSchema } from '../../duplicates/merge.ts';
import { registerStaff } from '../policies.ts';
import { previewBulk } from './bulk.queries.ts';
import { duplicateThresholds } from './thresholds.ts';

/** How many pairs are sure enough to be merged at once, with the least sure of them to look at. */
export const previewBulkMerge = query({
  name: 'companies.preview-bulk-merge',
  summary: text(m.duplicates_op_preview_bulk),
  input: z.object({}),
  output: bulkPreviewSchema,
  allow: registerStaff,
  http: { method: 'GET', path: '/duplicates/bulk' },
  async run(_, { tx }) {
    return ok(await previewBulk(tx, duplicateThresholds().bulk));
  },
});
