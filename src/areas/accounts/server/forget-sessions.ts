import { sql } from 'kysely';
import type { Task } from '#platform/jobs/task.ts';

/** Nightly: sessions and one-time links that have expired open nothing, and say who was here and when. They go. */
export const forgetSessions: Task = async (_payload, { runtime }) => {
  const now = runtime.clock.now();
  await sql`delete from auth.session where "expiresAt" < ${now}`.execute(runtime.db);
  await sql`delete from auth.verification where "expiresAt" < ${now}`.execute(runtime.db);
};
