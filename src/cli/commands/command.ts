import type { Runtime } from '#platform/runtime.ts';

export interface Command {
  usage: string;
  summary: string;
  run(runtime: Runtime, args: string[]): Promise<void>;
}
