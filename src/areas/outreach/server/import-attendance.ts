import { z } from 'zod';
import { m } from '#messages';
import { startImport } from '#areas/companies/server/index.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase } from '#platform/use-case/index.ts';
import { lockOwnActivity } from './own-activity.queries.ts';
import { outreachStaff } from './policies.ts';

/** Takes in an attendance list (CSV or XLSX): its columns, its firms and its doubts are settled on the import's own pages. */
export const importAttendance = useCase({
  name: 'outreach.import-attendance',
  summary: text(m.outreach_op_import_attendance),
  input: z.object({
    id: z.uuid(),
    fileName: z.string().trim().min(1).max(1000),
    mediaType: z.string().max(200).default('application/octet-stream'),
    data: z.instanceof(Uint8Array),
  }),
  output: z.object({ id: z.uuid() }),
  allow: outreachStaff,
  async run({ id, ...list }, context) {
    const activity = await lockOwnActivity(context, id);
    if (!activity) return notFound();
    if (activity.cancelledAt)
      return refuse('conflict', 'activity-cancelled', text(m.outreach_activity_is_cancelled));
    const started = await startImport(context, { ...list, kind: 'attendance', activityId: id });
    return started.ok ? ok({ id: started.value.id }) : started;
  },
});
