import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A process of ours: started at once, to load its code while the database starts, and put to work with its settings. */
export interface Child {
  name: string;
  current: ChildProcess;
  stopping: boolean;
  /** Where its log goes. */
  target: number | 'inherit';
}

export type Settings = Record<string, string>;

export const startChild = (name: string, target: Child['target']): Child => ({
  name,
  current: spawn(name, target),
  stopping: false,
  target,
});

/** Beside the program that runs now: in the sources, or where they were built to. */
function spawn(name: string, target: Child['target']): ChildProcess {
  const program = process.argv[1]!;
  const env = { ...process.env, VIRAGE_SETTINGS: 'from-parent' };
  const execArgv = ['--disable-warning=ExperimentalWarning'];
  return fork(path.join(path.dirname(program), name + path.extname(program)), [], {
    env,
    execArgv,
    stdio: ['ignore', target, 'inherit', 'ipc'],
  });
}

/** Hands it its settings, waits until it answers, and from then on keeps it running: one that dies is started again. */
export async function putToWork(
  child: Child,
  settings: Settings,
  say: (line: string) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const ended = (code: number | null) => {
      if (child.stopping) return resolve();
      reject(
        new Error(`The process ${child.name} ended while starting (${code}). What it printed is above.`),
      );
    };
    if (child.current.exitCode !== null) return ended(child.current.exitCode);
    child.current.once('message', () => resolve());
    child.current.once('exit', ended);
    child.current.send(settings);
  });
  child.current.removeAllListeners('exit');
  keep(child, settings, say);
}

function keep(child: Child, settings: Settings, say: (line: string) => void): void {
  child.current.once('exit', (code) => {
    if (child.stopping) return;
    say(`The process ${child.name} ended (${code ?? 'killed'}): starting it again.`);
    setTimeout(() => {
      if (child.stopping) return;
      child.current = spawn(child.name, child.target);
      child.current.send(settings);
      keep(child, settings, say);
    }, 1000);
  });
}

export function stopChild(child: Child): Promise<void> {
  child.stopping = true;
  if (child.current.exitCode !== null || child.current.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.current.once('exit', () => resolve());
    child.current.kill('SIGTERM');
  });
}
