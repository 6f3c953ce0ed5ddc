import { m } from '#messages';
import type { Runtime } from '#platform/runtime.ts';
import { text, type Text } from '#platform/text.ts';
import type { Role } from '../membership.ts';
import { createAccount, findAccount } from './account.ts';

/** Published on purpose: demonstration accounts hold invented data, and exist in demonstration mode only. */
export const DEMONSTRATION_PASSWORD = 'virage-demonstration';

export interface Persona {
  key: 'officer' | 'adviser' | 'firm' | 'funder' | 'administrator';
  name: string;
  email: string;
  /** Their organisations by slug, with their role there; the first is the one they come in by. */
  memberships: readonly [slug: string, role: Role][];
  title: Text;
}

const at = (name: string): string => `${name}@demo.virage.example`;

/** The people of the demonstration, one for each who comes to Virage for something. */
export const PERSONAS: readonly Persona[] = [
  {
    key: 'officer',
    name: 'Maude Tremblay',
    email: at('maude'),
    memberships: [
      ['sva', 'officer'],
      ['cei-mtl', 'officer'],
    ],
    title: text(m.accounts_persona_officer),
  },
  {
    key: 'adviser',
    name: 'Samuel Nguyen',
    email: at('samuel'),
    memberships: [['cei-mtl', 'adviser']],
    title: text(m.accounts_persona_adviser),
  },
  {
    key: 'firm',
    name: 'Josée Lavoie',
    email: at('josee'),
    memberships: [['entreprise', 'firm']],
    title: text(m.accounts_persona_firm),
  },
  {
    key: 'funder',
    name: 'Karim Benali',
    email: at('karim'),
    memberships: [['mei', 'funder']],
    title: text(m.accounts_persona_funder),
  },
  {
    key: 'administrator',
    name: 'Anne Bergeron',
    email: at('anne'),
    memberships: [
      ['virage', 'administrator'],
      ['sva', 'administrator'],
    ],
    title: text(m.accounts_persona_administrator),
  },
];

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
