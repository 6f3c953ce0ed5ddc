import { m } from '#messages';
import { href, read } from '#platform/i18n.ts';
import { hashSecret, newSecret } from '#platform/ids.ts';
import type { Locale, Text } from '#platform/text.ts';
import type { Context } from '#platform/use-case/index.ts';
import { expiryOf } from '../invitation.rules.ts';
import type { Role } from '../membership.ts';

export interface InvitationRequest {
  organisationId: string;
  /** The organisation, as the mail names it. */
  name: Text;
  email: string;
  role: Role;
  language: Locale;
}

/** Writes an invitation and the mail that carries its link; the database keeps only the hash of the link's secret. */
export async function invite(context: Context, request: InvitationRequest): Promise<string> {
  const id = context.newId();
  const secret = newSecret();
  const { organisationId, email, role } = request;
  const expiresAt = expiryOf(context.now);
  await context.tx
    .insertInto('invitation')
    .values({
      id,
      organisationId,
      email,
      role,
      tokenHash: hashSecret(secret),
      invitedBy: context.actor.userId ?? 'system',
      createdAt: context.now,
      expiresAt,
    })
    .execute();
  context.mail(invitationMail(context.origin, secret, request));
  return id;
}

function invitationMail(
  origin: string,
  secret: string,
  { email, name, language: locale }: InvitationRequest,
) {
  const params = {
    organisation: read(name, locale),
    link: `${origin}${href(`/invitation/${secret}`, locale)}`,
  };
  return {
    to: email,
    locale,
    subject: m.accounts_mail_invitation_subject(params, { locale }),
    text: m.accounts_mail_invitation_text(params, { locale }),
  };
}
