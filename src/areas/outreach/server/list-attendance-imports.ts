import { z } from 'zod';
import { m } from '#messages';
import { batchesOf } from '#areas/companies/server/index.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { readActivity } from './activity.queries.ts';
import { outreachStaff } from './policies.ts';

/** The attendance lists that were taken in for an activity, the newest first. */
export const listAttendanceImports = query({
  name: 'outreach.list-attendance-imports',
  summary: text(m.outreach_op_list_attendance_imports),
  input: z.object({ id: z.uuid() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        state: z.string(),
        rowCount: z.number().int().nullable(),
        createdAt: z.date(),
      }),
    ),
  }),
  allow: outreachStaff,
  http: { method: 'GET', path: '/activities/{id}/imports' },
  async run({ id }, { tx, actor }) {
    const activity = await readActivity(tx, actor, id);
    if (!activity?.mine) return notFound();
    const batches = await batchesOf(tx, actor.organisationId!, { activityId: id, kind: 'attendance' });
    return ok({
      items: batches.map(({ id: batchId, fileName, state, rowCount, createdAt }) => ({
        id: batchId,
        fileName,
        state,
        rowCount,
        createdAt,
      })),
    });
  },
});
