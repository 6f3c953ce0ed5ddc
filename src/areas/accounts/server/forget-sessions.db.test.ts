import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testRuntime } from '#platform/testing/world.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { forgetSessions } from './forget-sessions.ts';

it('what has expired goes at night, what still opens something stays', async () => {
  const runtime = await testRuntime();
  const now = runtime.clock.now().getTime();
  const at = (days: number) => new Date(now + days * 86_400_000);
  await sql`insert into auth.verification (identifier, value, "expiresAt")
    values ('old', 'x', ${at(-1)}), ('fresh', 'x', ${at(1)})`.execute(runtime.db);
  await forgetSessions({} as never, { runtime, actor: systemActor, stopping: new AbortController().signal });
  const { rows } = await sql`select identifier from auth.verification`.execute(runtime.db);
  expect(rows).toEqual([{ identifier: 'fresh' }]);
});
