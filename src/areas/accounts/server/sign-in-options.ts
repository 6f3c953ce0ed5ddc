import { sql } from 'kysely';
import { takeTurn } from '#platform/limit.ts';
import type { Runtime } from '#platform/runtime.ts';
import type { Text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { createPasswordHash, findAccount } from './account.ts';
import { type AuthAnswer, callAuth, type Caller, callerHeaders } from './auth-call.ts';
import { authRefusal } from './auth-refusals.ts';
import { authOf } from './auth.ts';
import { DEMONSTRATION_PASSWORD, PERSONAS } from './personas.ts';

/** An organisation whose people can sign in at its own provider. */
export interface SignInProvider {
  providerId: string;
  organisation: Text;
}

export async function listSignInProviders(runtime: Runtime): Promise<SignInProvider[]> {
  const { rows } = await sql<{ providerId: string; nameFr: string; nameEn: string }>`
    select p."providerId" as provider_id, o.name_fr, o.name_en
    from auth."ssoProvider" p join organisation o on o.id::text = p."organizationId" order by o.name_fr`.execute(
    runtime.db,
  );
  return rows.map((row) => ({
    providerId: row.providerId,
    organisation: { fr: row.nameFr, en: row.nameEn },
  }));
}

/** Guesses at one account's password, from wherever they come; a link or a passkey still opens it. */
const GUESSES = { most: 20, seconds: 15 * 60 };

export async function signInWithPassword(
  runtime: Runtime,
  caller: Caller,
  credentials: { email: string; password: string },
): Promise<AuthAnswer> {
  const key = `password:${credentials.email.toLowerCase()}`;
  if (await takeTurn(runtime.db, key, GUESSES, runtime.clock.now()))
    return callAuth(runtime, caller, '/sign-in/email', credentials);
  return { result: authRefusal(429, 'TOO_MANY_GUESSES'), cookies: [] };
}

/**
 * One click into the demonstration as one of its people. Outside demonstration mode there is no such door: the server
 * answers that it does not exist. What a visitor changed in the account is put back, so that the click always works.
 */
export async function signInAsPersona(runtime: Runtime, caller: Caller, key: string): Promise<AuthAnswer> {
  const persona = runtime.config.demonstration ? PERSONAS.find((one) => one.key === key) : undefined;
  const userId = persona && (await findAccount(runtime, persona.email));
  if (!persona || !userId) return { result: notFound(), cookies: [] };
  await putBack(runtime, userId);
  const { headers } = await authOf(runtime).api.signInEmail({
    body: { email: persona.email, password: DEMONSTRATION_PASSWORD },
    headers: callerHeaders(caller, runtime.config.origin),
    returnHeaders: true,
  });
  return { result: { ok: true, value: {} }, cookies: headers.getSetCookie() };
}

async function putBack(runtime: Runtime, userId: string): Promise<void> {
  const { internalAdapter } = await authOf(runtime).$context;
  await internalAdapter.updatePassword(userId, await createPasswordHash(runtime, DEMONSTRATION_PASSWORD));
  await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
  await sql`delete from auth."twoFactor" where "userId" = ${userId}::uuid`.execute(runtime.db);
}
