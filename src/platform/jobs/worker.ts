import { Logger as GraphileLogger, run, type Runner, type TaskList } from 'graphile-worker';
import { sendMailTask } from '../mail/send.ts';
import type { Runtime } from '../runtime.ts';
import { systemActor } from '../use-case/actor.ts';
import { deliverEvents } from './deliver-events.ts';
import { purgeTask } from './purge.ts';
import type { Subscribers, Task, Tasks } from './task.ts';

export interface WorkerParts {
  runtime: Runtime;
  tasks: Tasks;
  subscribers: Subscribers;
  /** Names of the tasks that run once a night, beside the platform's own. */
  nightly?: readonly string[];
  concurrency?: number;
}

export interface RunningWorker {
  /** Lets tasks at a resting place stop there, and waits for the others. */
  stop(): Promise<void>;
}

/** Runs the queue in this process. Any number of processes may do so at once; each job goes to one of them. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const stopping = new AbortController();
  const context = { runtime: parts.runtime, actor: systemActor, stopping: stopping.signal };
  const all: Tasks = {
    ...parts.tasks,
    'send-mail': sendMailTask,
    'deliver-events': deliverEvents(parts.subscribers),
    purge: purgeTask,
  };
  const taskList: TaskList = Object.fromEntries(
    Object.entries(all).map(([name, task]) => [
      name,
      (payload: unknown) => runTask(name, task, payload, context),
    ]),
  );
  const runner: Runner = await run({
    connectionString: parts.runtime.config.databaseUrl,
    concurrency: parts.concurrency ?? 2,
    noHandleSignals: true,
    taskList,
    crontab: ['purge', ...(parts.nightly ?? [])].map((name) => `17 3 * * * ${name}`).join('\n'),
    logger: quietLogger(parts.runtime),
  });
  return {
    async stop() {
      stopping.abort();
      await runner.stop();
    },
  };
}

async function runTask(
  name: string,
  task: Task,
  payload: unknown,
  context: Parameters<Task>[1],
): Promise<void> {
  const start = performance.now();
  await task(payload as never, context);
  context.runtime.log.info({ task: name, ms: Math.round(performance.now() - start) }, 'task done');
}

function quietLogger(runtime: Runtime): GraphileLogger {
  return new GraphileLogger(() => (level, message, meta) => {
    if (level === 'error') runtime.log.error({ err: meta?.error }, message);
    else if (level === 'warning') runtime.log.warn(message);
    else runtime.log.debug(message);
  });
}
