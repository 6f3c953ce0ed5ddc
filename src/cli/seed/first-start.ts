import type { Config } from '#platform/config.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { closeRuntime, createRuntime, setRuntime, type Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';

export interface Installation {
  demonstration: boolean;
  /** What a person should know to get in, a line each. */
  hints: string[];
}

/** Fills an empty database, once: with the demonstration, or with nothing but the way in for a first administrator. */
export async function seedFirstStart(config: Config, say: (line: string) => void): Promise<Installation> {
  const runtime = createRuntime(config, { name: 'seed', connections: 4 });
  setRuntime(runtime);
  try {
    const known = await runtime.db.selectFrom('installation').select('demonstration').executeTakeFirst();
    const demonstration = known?.demonstration ?? config.demonstration;
    if (!known) await install(runtime, demonstration, say);
    return { demonstration, hints: [] };
  } finally {
    await closeRuntime(runtime);
  }
}

function install(runtime: Runtime, demonstration: boolean, say: (line: string) => void): Promise<void> {
  say(demonstration ? 'First start: loading the demonstration.' : 'First start: the installation is empty.');
  return asActor(runtime.db, systemActor, async (tx) => {
    await tx.insertInto('installation').values({ demonstration, createdAt: runtime.clock.now() }).execute();
    await addPlatform(tx);
  });
}

async function addPlatform(tx: Tx): Promise<void> {
  await tx
    .insertInto('organisation')
    .values({ id: newId(), slug: 'virage', kind: 'platform', nameFr: 'Virage', nameEn: 'Virage' })
    .execute();
}
