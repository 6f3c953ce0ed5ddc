import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { pageOf } from '#platform/paging.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { timelineEntrySchema } from '../timeline.ts';
import { openFile } from './file-scope.ts';
import { fileReader } from './policies.ts';
import { readTimeline } from './timeline.queries.ts';

/** What happened with a firm, a page at a time. */
export const getTimeline = query({
  name: 'companies.get-timeline',
  summary: text(m.companies_op_get_timeline),
  input: z.object({
    id: z.uuid(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: pageOf(timelineEntrySchema),
  allow: fileReader,
  http: { method: 'GET', path: '/companies/{id}/timeline' },
  async run({ id, ...page }, context) {
    const file = await openFile(context, id);
    return file ? ok(await readTimeline(context.tx, file, page)) : notFound();
  },
});
