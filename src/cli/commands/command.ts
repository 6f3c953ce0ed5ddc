import type { Runtime } from '#platform/runtime.ts';

interface Named {
  usage: string;
  summary: string;
}

/** Works on the installation's data. */
interface DataCommand extends Named {
  run(runtime: Runtime, args: string[]): Promise<void>;
}

/** Works on files alone: no database is started for it. */
interface FileCommand extends Named {
  runAlone(args: string[]): Promise<void>;
}

export type Command = DataCommand | FileCommand;
