import { sql } from 'kysely';
import type { Runtime } from '#platform/runtime.ts';
import { authOf } from './auth.ts';

/** The id of whoever has an account at an address. */
export async function findAccount(runtime: Runtime, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id::text from auth."user" where email = ${email.toLowerCase()}`.execute(runtime.db);
  return rows[0]?.id ?? null;
}

/** An account with a password, for an address that is known to be the person's: nothing is sent to check it again. */
export async function createAccount(
  runtime: Runtime,
  person: { email: string; name: string; password: string },
): Promise<string> {
  const { internalAdapter } = await authOf(runtime).$context;
  const hash = await createPasswordHash(runtime, person.password);
  const user = await internalAdapter.createUser(
    { email: person.email.toLowerCase(), name: person.name, emailVerified: true },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
  return user.id;
}

export async function createPasswordHash(runtime: Runtime, password: string): Promise<string> {
  return (await authOf(runtime).$context).password.hash(password);
}
