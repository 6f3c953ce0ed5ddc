import { sql } from 'kysely';
import { asActor } from '#platform/db/scope.ts';
import type { Runtime } from '#platform/runtime.ts';
import { personOnly } from './policies.ts';

interface ProviderIdentity {
  providerId: string;
  providerUser: { email: string };
}

type Resolution =
  | { action: 'continue' }
  | { action: 'link'; userId: string; profile: 'preserve' }
  | { action: 'reject'; code: string };

interface Standing {
  userId: string | null;
  isMember: boolean;
  isInvited: boolean;
}

/**
 * Who the organisation's provider speaks of: a member, or someone it invited. Anyone else is turned away, so that a
 * provider cannot open an account in the name of a stranger.
 */
export async function resolveProviderUser(runtime: Runtime, identity: ProviderIdentity): Promise<Resolution> {
  const standing = await standingOf(runtime, identity);
  if (!standing.isMember && !standing.isInvited) return { action: 'reject', code: 'not_invited' };
  if (standing.userId === null) return { action: 'continue' };
  return { action: 'link', userId: standing.userId, profile: 'preserve' };
}

async function standingOf(
  runtime: Runtime,
  { providerId, providerUser }: ProviderIdentity,
): Promise<Standing> {
  const email = providerUser.email.toLowerCase();
  const { rows } = await sql<Standing>`
    select
      (select u.id::text from auth."user" u where u.email = ${email}) as "userId",
      exists (select from membership m join auth."user" u on u.id::text = m.user_id
        where u.email = ${email} and m.organisation_id::text = p."organizationId") as "isMember",
      exists (select from invitation i where lower(i.email) = ${email} and i.organisation_id::text = p."organizationId"
        and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${runtime.clock.now()}) as "isInvited"
    from auth."ssoProvider" p where p."providerId" = ${providerId}`.execute(runtime.db);
  return rows[0] ?? { userId: null, isMember: false, isInvited: false };
}

/** Lets in someone whom the organisation invited and whose own provider has just vouched for. */
export async function joinByProvider(
  runtime: Runtime,
  userId: string,
  email: string,
  organisationId: string | undefined,
): Promise<void> {
  const now = runtime.clock.now();
  const waiting = await runtime.db
    .selectFrom('invitation')
    .select('tokenHash')
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .where('organisationId', '=', organisationId ?? null)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  if (!waiting) return;
  await asActor(runtime.db, personOnly(userId), (tx) =>
    sql`select app_accept_invitation(${waiting.tokenHash}, ${now})`.execute(tx),
  );
}
