import type { Config } from '#platform/config.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { closeRuntime, createRuntime, setRuntime, type Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';

import { demonstrationHints } from './demonstration-hints.ts';
import { firstAdministratorHints } from './first-administrator.ts';

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
    const email = process.env.VIRAGE_ADMIN_EMAIL ?? 'administration@virage.localhost';
    return {
      demonstration,
      hints: demonstration ? demonstrationHints() : await firstAdministratorHints(runtime, email),
    };
  } finally {
    await closeRuntime(runtime);
  }
}

// The row that says it is done comes last: a start cut short in between begins again, and finds what it did before.
async function install(runtime: Runtime, demonstration: boolean, say: (line: string) => void): Promise<void> {
  say(demonstration ? 'First start: loading the demonstration.' : 'First start: the installation is empty.');
  await asActor(runtime.db, systemActor, addPlatform);
  if (demonstration) {
    const { seedDemonstration } = await import('./demonstration.ts');
    await seedDemonstration(runtime);
  }
  await runtime.db
    .insertInto('installation')
    .values({ demonstration, createdAt: runtime.clock.now() })
    .execute();
}

async function addPlatform(tx: Tx): Promise<void> {
  await tx
    .insertInto('organisation')
    .values({ id: newId(), slug: 'virage', kind: 'platform', nameFr: 'Virage', nameEn: 'Virage' })
    .execute();
}
