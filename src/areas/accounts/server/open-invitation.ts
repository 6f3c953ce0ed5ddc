import { sql } from 'kysely';
import { m } from '#messages';
import { asActor } from '#platform/db/scope.ts';
import { hashSecret } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { text, type Text } from '#platform/text.ts';
import { notFound, ok, publicActor, refuse, type Result } from '#platform/use-case/index.ts';
import { invalidInput } from '#platform/use-case/refusals.ts';
import { newPerson } from '../account.ts';
import type { InvitationState } from '../invitation.ts';
import { stateOf } from '../invitation.rules.ts';
import type { Role } from '../membership.ts';
import { createAccount } from './account.ts';

/** What the holder of an invitation's link sees before they have signed in. */
export interface OpenedInvitation {
  organisation: Text;
  email: string;
  role: Role;
  state: InvitationState;
  hasAccount: boolean;
}

interface Row {
  nameFr: string;
  nameEn: string;
  email: string;
  role: Role;
  hasAccount: boolean;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

export async function openInvitation(runtime: Runtime, token: string): Promise<OpenedInvitation | null> {
  const { rows } = await asActor(runtime.db, publicActor, (tx) =>
    sql<Row>`select * from app_invitation(${hashSecret(token)})`.execute(tx),
  );
  const row = rows[0];
  if (!row) return null;
  const dates = { expiresAt: row.expiresAt, acceptedAt: row.acceptedAt, revokedAt: row.revokedAt };
  return {
    organisation: { fr: row.nameFr, en: row.nameEn },
    email: row.email,
    role: row.role,
    state: stateOf(dates, runtime.clock.now()),
    hasAccount: row.hasAccount,
  };
}

/**
 * Opens the account of someone who was invited and has none. The link was sent to their address and to nobody else:
 * holding it shows that the address is theirs.
 */
export async function registerInvited(
  runtime: Runtime,
  token: string,
  input: unknown,
): Promise<Result<{ userId: string; email: string }>> {
  const parsed = newPerson.safeParse(input);
  if (!parsed.success) return { ok: false, refusal: invalidInput(newPerson, input) };
  const invitation = await openInvitation(runtime, token);
  if (!invitation) return notFound();
  if (invitation.state !== 'waiting')
    return refuse('refused', 'invitation-closed', text(m.accounts_invitation_expired));
  if (invitation.hasAccount)
    return refuse('conflict', 'has-account', text(m.accounts_invitation_has_account));
  const userId = await createAccount(runtime, { email: invitation.email, ...parsed.data });
  return ok({ userId, email: invitation.email });
}
