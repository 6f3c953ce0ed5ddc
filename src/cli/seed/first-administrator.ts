import { hashSecret, newId, newSecret } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

const DAY = 86_400_000;

/**
 * The way in while nobody administers the installation: an invitation, made anew at each start, whose link only the
 * terminal shows. Whoever can read the terminal of the server owns the installation anyway.
 * @returns the lines to print; none once there is an administrator.
 */
export async function firstAdministratorHints(runtime: Runtime, email: string): Promise<string[]> {
  const platform = await runtime.db
    .selectFrom('organisation')
    .select('id')
    .where('kind', '=', 'platform')
    .executeTakeFirstOrThrow();
  const known = await runtime.db
    .selectFrom('membership')
    .select('userId')
    .where('organisationId', '=', platform.id)
    .executeTakeFirst();
  if (known) return [];
  const secret = newSecret();
  await inviteAdministrator(runtime, platform.id, email, secret);
  return [
    `Nobody administers this installation yet. Open this link, valid for one day, to create the account ${email}:`,
    `  ${runtime.config.origin}/invitation/${secret}`,
    'For another address: VIRAGE_ADMIN_EMAIL=you@example.org npm start',
  ];
}

async function inviteAdministrator(
  { db, clock }: Runtime,
  organisationId: string,
  email: string,
  secret: string,
): Promise<void> {
  const now = clock.now();
  await db
    .updateTable('invitation')
    .set({ revokedAt: now })
    .where('organisationId', '=', organisationId)
    .where('invitedBy', '=', 'system')
    .where('acceptedAt', 'is', null)
    .execute();
  await db
    .insertInto('invitation')
    .values({
      id: newId(now.getTime()),
      organisationId,
      email,
      role: 'administrator',
      tokenHash: hashSecret(secret),
      invitedBy: 'system',
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY),
    })
    .execute();
}
