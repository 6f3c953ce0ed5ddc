import type { Config } from '#platform/config.ts';
import { closeRuntime, createRuntime } from '#platform/runtime.ts';

export interface FirstStart {
  demonstration: boolean;
  say: (line: string) => void;
}

/** Fills an empty database: with the demonstration, or with nothing but the way in for a first administrator. */
export async function seedFirstStart(config: Config, { say }: FirstStart): Promise<{ accounts: string[] }> {
  const runtime = createRuntime(config, { name: 'seed', connections: 4 });
  try {
    const { count } = await runtime.db
      .selectFrom('organisation')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count === 0) say('First start: the database is empty.');
    return { accounts: [] };
  } finally {
    await closeRuntime(runtime);
  }
}
