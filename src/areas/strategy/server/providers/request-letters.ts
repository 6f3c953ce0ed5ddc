import { hashSecret, newSecret } from '#platform/ids.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { LetterOf } from './proposal-mail.ts';
import { proposalUrl, writeTo } from './proposal-mail.ts';
import type { RecipientRow, RequestRow } from './request.queries.ts';

/** What every letter about a request says. */
export async function letterOf({ tx }: Pick<Context, 'tx'>, request: RequestRow): Promise<LetterOf> {
  const { nameFr, nameEn } = await tx
    .selectFrom('organisation')
    .select(['nameFr', 'nameEn'])
    .where('id', '=', request.organisationId)
    .executeTakeFirstOrThrow();
  const { title, firm, deadlineAt } = request;
  return { title, firm, deadlineAt, organisation: { fr: nameFr, en: nameEn } };
}

/** Gives a provider a link, which is kept as a hash only, and mails it. A link it had before opens nothing any more. */
export async function invite(context: Context, recipient: RecipientRow, about: LetterOf): Promise<void> {
  const token = newSecret();
  await context.tx
    .updateTable('proposalRecipient')
    .set({
      tokenHash: hashSecret(token),
      ...(recipient.state === 'listed' && { state: 'invited', invitedAt: context.now }),
    })
    .where('id', '=', recipient.id)
    .execute();
  writeTo(context, 'invite', recipient, about, {
    url: proposalUrl(context.origin, token, recipient.language),
  });
}

/** Who still hears of a request: those who were invited and did not decline. */
export const listeners = (recipients: readonly RecipientRow[]): RecipientRow[] =>
  recipients.filter(({ state }) => state === 'invited' || state === 'submitted');
