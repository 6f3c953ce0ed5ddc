import type { Runtime } from '../runtime.ts';
import type { Actor } from '../use-case/actor.ts';

/** What a task works with. It runs as the system: its queries name their own scope. */
export interface TaskContext {
  runtime: Runtime;
  actor: Actor;
  /** Set when the process is asked to stop: a long task saves its place and returns, and is run again later. */
  stopping: AbortSignal;
}

/** A task of the queue, by name. It may run more than once for one request and must come to the same end. */
export type Task = (payload: never, context: TaskContext) => Promise<void>;
export type Tasks = Record<string, Task>;

/** Who wants to hear of an outgoing event. */
export type Subscribers = Record<string, ((payload: never, context: TaskContext) => Promise<void>)[]>;
