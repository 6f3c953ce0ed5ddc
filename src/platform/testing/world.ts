import { afterAll } from 'vitest';
import { fixedClock } from '../clock.ts';
import { closeRuntime, createRuntime, setRuntime, type Runtime } from '../runtime.ts';
import type { Actor, Role } from '../use-case/actor.ts';
import { testDatabase } from './database.ts';

export { addOrganisation } from './organisation.ts';

/** When tests happen, unless they move the clock. */
export const TEST_NOW = '2026-03-02T15:00:00Z';

export interface TestRuntime extends Runtime {
  clock: ReturnType<typeof fixedClock>;
}

/** A runtime on a database of the test file's own, with a clock that stands still. Call at the top of the file. */
export async function testRuntime(settings: { smtpUrl?: string } = {}): Promise<TestRuntime> {
  const { url } = await testDatabase();
  const clock = fixedClock(TEST_NOW);
  const runtime = createRuntime(
    {
      environment: 'test',
      demonstration: false,
      databaseUrl: url,
      origin: 'http://localhost:3000',
      secret: 'x'.repeat(64),
      smtpUrl: settings.smtpUrl ?? null,
      mailFrom: 'Virage <virage@example.test>',
      clamd: null,
      identityProviders: [],
      root: process.cwd(),
      logLevel: 'silent',
    },
    { clock, connections: 6 },
  );
  afterAll(() => closeRuntime(runtime));
  setRuntime(runtime);
  return { ...runtime, clock };
}

/** Someone of an organisation, with no row behind the person: enough for policies and row-level security. */
export function actorOf(organisationId: string, role: Role, more: Partial<Actor> = {}): Actor {
  const userId = `user-${role}-${organisationId.slice(-6)}`;
  return {
    kind: 'person',
    userId,
    organisationId,
    role,
    companyId: null,
    delivers: role !== 'funder' && role !== 'firm',
    platform: false,
    scopes: null,
    ...more,
  };
}
