import { m } from '#messages';
import { closeJobRun } from '#platform/jobs/job-run.ts';
import { addJob } from '#platform/jobs/queue.ts';
import type { Task, TaskContext } from '#platform/jobs/task.ts';
import { asActor } from '#platform/db/scope.ts';
import { formatNumber } from '#platform/i18n.ts';
import { text, type Locale, type Text } from '#platform/text.ts';

export type DuplicatesJobKind = 'find-duplicates' | 'merge-duplicates';

export interface JobPayload {
  jobId: string;
}

/** The process was asked to stop: the job goes back into the queue and on from where it is. */
class Interrupted extends Error {}

/** @throws Interrupted when the process was asked to stop. */
export function restingPlace({ stopping }: TaskContext): void {
  if (stopping.aborted) throw new Interrupted();
}

/** Waits for work that cannot be stopped, or leaves it behind when the process is asked to stop. */
export async function unlessStopped<T>(work: Promise<T>, { stopping }: TaskContext): Promise<T> {
  const stopped = Promise.withResolvers<never>();
  const leave = () => stopped.reject(new Interrupted());
  if (stopping.aborted) leave();
  stopping.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    stopping.removeEventListener('abort', leave);
  }
}

/**
 * A long job whose record people watch. `work` may be interrupted anywhere between its transactions and is then run
 * again; it gives the sentence that stands under the finished job.
 */
export function watchedJob<P extends JobPayload>(
  kind: DuplicatesJobKind,
  work: (payload: P, context: TaskContext) => Promise<Text>,
): Task {
  return async (payload: P, context) => {
    const { db, clock } = context.runtime;
    const job = await db
      .selectFrom('jobRun')
      .select('state')
      .where('id', '=', payload.jobId)
      .executeTakeFirst();
    if (job?.state !== 'waiting' && job?.state !== 'running') return;
    try {
      const message = await work(payload, context);
      await closeJobRun(db, payload.jobId, 'done', clock.now(), message);
    } catch (error) {
      if (error instanceof Interrupted) return putBack(kind, payload, context);
      await closeJobRun(db, payload.jobId, 'failed', clock.now(), text(m.duplicates_job_failed));
      throw error;
    }
  };
}

const putBack = (
  kind: DuplicatesJobKind,
  payload: JobPayload,
  { runtime, actor }: TaskContext,
): Promise<void> => asActor(runtime.db, actor, (tx) => addJob(tx, { task: `companies.${kind}`, payload }));

/** A sentence with numbers, each written as its language writes them. */
export function counted<N extends string>(
  message: (params: Record<N, string>, options: { locale: Locale }) => string,
  numbers: Record<N, number>,
): Text {
  const say = (locale: Locale) => {
    const written = Object.entries<number>(numbers).map(([name, value]) => [
      name,
      formatNumber(value, locale),
    ]);
    return message(Object.fromEntries(written) as Record<N, string>, { locale });
  };
  return { fr: say('fr'), en: say('en') };
}
