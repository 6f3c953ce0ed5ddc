import type { Runtime } from '#platform/runtime.ts';
import type { Role } from '../membership.ts';
import { createAccount, findAccount } from './account.ts';
import { DEMONSTRATION_PASSWORD, PERSONAS } from './personas.ts';

/**
 * Makes the people of the demonstration, each in their organisations; those already there stay as they are.
 * `organisations` maps slugs to ids; the firm's organisation has the slug 'entreprise'.
 * @throws Error when demonstration mode is off, or an organisation is missing.
 */
export async function seedPersonas(runtime: Runtime, organisations: Record<string, string>): Promise<void> {
  if (!runtime.config.demonstration)
    throw new Error('Demonstration accounts are made in demonstration mode only.');
  for (const persona of PERSONAS) {
    const userId = await ensureAccount(runtime, persona, DEMONSTRATION_PASSWORD);
    for (const [index, [slug, role]] of persona.memberships.entries()) {
      const organisationId = organisations[slug];
      if (!organisationId)
        throw new Error(`The demonstration needs an organisation with the slug "${slug}".`);
      const createdAt = new Date(runtime.clock.now().getTime() + index);
      await ensureMembership(runtime, { userId, organisationId, role, createdAt });
    }
  }
}

async function ensureAccount(
  runtime: Runtime,
  persona: { email: string; name: string },
  password: string,
): Promise<string> {
  return (await findAccount(runtime, persona.email)) ?? createAccount(runtime, { ...persona, password });
}

function ensureMembership(
  runtime: Runtime,
  membership: { userId: string; organisationId: string; role: Role; createdAt: Date },
) {
  return runtime.db
    .insertInto('membership')
    .values(membership)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
