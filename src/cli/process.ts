import { once } from 'node:events';
import path from 'node:path';
import { ConfigError, readConfig, type Config } from '#platform/config.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The configuration of this process, or a sentence on the terminal and the end. */
export function configFromEnvironment(defaults: Partial<Config> = {}): Config {
  try {
    return readConfig(process.env, { root: ROOT, ...defaults });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`Virage cannot start. ${error.message}`);
    process.exit(2);
  }
}

/**
 * A process that `npm start` began before it knew the database's address gets the rest of its environment in a message;
 * one that an operator starts has it whole.
 */
export async function settingsFromParent(): Promise<void> {
  if (process.env.VIRAGE_SETTINGS !== 'from-parent') return;
  const leave = () => process.exit(0);
  process.once('disconnect', leave);
  const [settings] = (await once(process, 'message')) as [Record<string, string>];
  process.removeListener('disconnect', leave);
  Object.assign(process.env, settings);
}

/** Runs `stop` once, on a signal or when the parent process is gone, and then leaves. */
export function whenAskedToStop(stop: () => Promise<void>): void {
  let asked = false;
  const leave = async () => {
    if (asked) return;
    asked = true;
    await stop().catch((error: unknown) => console.error(error));
    process.exit(0);
  };
  process.on('SIGTERM', () => void leave());
  process.on('SIGINT', () => void leave());
  // A parent that was killed cannot pass a signal on; its closed channel says so.
  process.on('disconnect', () => void leave());
}
