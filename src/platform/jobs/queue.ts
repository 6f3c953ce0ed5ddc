import { sql } from 'kysely';
import type { Tx } from '../db/scope.ts';

export interface JobRequest {
  task: string;
  payload: object;
  /** Requests with one key become one job. */
  key?: string;
  maxAttempts?: number;
}

/** Adds a job to the queue in the caller's transaction: it runs only if what asked for it was kept. */
export async function addJob(tx: Tx, job: JobRequest): Promise<void> {
  await sql`select app_add_job(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.key ?? null}, ${job.maxAttempts ?? null})`.execute(
    tx,
  );
}
