import { quebecDay } from '#platform/clock.ts';
import type { TaskContext } from '#platform/jobs/task.ts';

const DAY = 86_400_000;

/**
 * Forgets the salts of days that are over, and who was counted under them: nothing leads back to anybody from then on.
 * Batches are kept for a week, in case one is sent again.
 */
export async function forgetVisitors(_payload: unknown, { runtime }: TaskContext): Promise<void> {
  const now = runtime.clock.now();
  const today = quebecDay(now);
  const { db } = runtime;
  await db.deleteFrom('visibilityVisitor').where('day', '<', today).execute();
  await db.deleteFrom('visibilitySalt').where('day', '<', today).execute();
  await db
    .deleteFrom('visibilityBatch')
    .where('at', '<', new Date(now.getTime() - 7 * DAY))
    .execute();
}
