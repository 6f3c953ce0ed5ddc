import { forgetTurns } from '../limit.ts';
import type { Task } from './task.ts';

const DAY = 86_400_000;

/**
 * Nightly: what was kept only for a while goes. Idempotency answers after two days, delivered
 * events after thirty, counted turns after two; mail a year after it was written.
 */
export const purgeTask: Task = async (_payload, { runtime }) => {
  const now = runtime.clock.now().getTime();
  await runtime.db
    .deleteFrom('idempotencyKey')
    .where('createdAt', '<', new Date(now - 2 * DAY))
    .execute();
  await runtime.db
    .deleteFrom('outboxEvent')
    .where('deliveredAt', '<', new Date(now - 30 * DAY))
    .execute();
  await runtime.db
    .deleteFrom('mail')
    .where('createdAt', '<', new Date(now - 365 * DAY))
    .execute();
  await forgetTurns(runtime.db, new Date(now - 2 * DAY));
};
