import { m } from '#messages';
import { href } from '#platform/i18n.ts';
import { hashSecret, newSecret } from '#platform/ids.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Text } from '#platform/text.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { Invitee } from '../../assessment/index.ts';
import { frameworkOf } from '../framework/index.ts';
import { organisationNames, readFirm, type OwnAssessment } from './assessment.queries.ts';
import { organisationOf } from './policies.ts';

/** Long enough for a firm that takes its time; short enough that a forgotten mail is no way in for ever. */
const VALID_DAYS = 180;

/**
 * Makes a way in for one person. The secret leaves here, in the address and in the mail, and is nowhere kept.
 * @returns the address, to be shown once.
 */
export async function giveLink(
  context: Context,
  assessment: OwnAssessment,
  invitee: Invitee,
): Promise<string> {
  const { tx, actor, now } = context;
  const secret = newSecret();
  await tx
    .insertInto('assessmentLink')
    .values({
      id: context.newId(),
      assessmentId: assessment.id,
      organisationId: organisationOf(actor),
      tokenHash: hashSecret(secret),
      name: invitee.name,
      email: invitee.email ?? null,
      language: invitee.language,
      createdBy: actor.userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + VALID_DAYS * 86_400_000),
    })
    .execute();
  const url = `${context.origin}${href(`/answer/${secret}`, invitee.language)}`;
  if (invitee.email)
    context.mail(await invitationMail(context, assessment, { ...invitee, email: invitee.email }, url));
  return url;
}

async function invitationMail(
  { tx, actor }: Context,
  assessment: OwnAssessment,
  { name, email, language: locale }: Invitee & { email: string },
  url: string,
): Promise<Mail> {
  const framework = frameworkOf(assessment.frameworkId, assessment.frameworkVersion);
  const firm = await readFirm(tx, assessment.companyId);
  const organisation: Text = await organisationNames(tx, organisationOf(actor));
  const params = {
    name,
    firm: firm?.name ?? '',
    organisation: organisation[locale],
    minutes: framework.minutes,
    url,
  };
  return {
    to: email,
    locale,
    subject: m.assessment_mail_subject(params, { locale }),
    text: m.assessment_mail_text(params, { locale }),
  };
}
