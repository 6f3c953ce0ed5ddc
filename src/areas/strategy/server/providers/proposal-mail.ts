import { m } from '#messages';
import { formatDateTime, href } from '#platform/i18n.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { Locale } from '#platform/text.ts';

/** Who is written to, and about which request. */
export interface Letter {
  name: string;
  contactName: string | null;
  email: string;
  language: Locale;
}
export interface LetterOf {
  title: string;
  firm: string;
  deadlineAt: Date | null;
  organisation: { fr: string; en: string };
}

type Words = (params: Record<string, string>, options: { locale: Locale }) => string;

const LETTERS = {
  invite: [m.providers_mail_invite_subject, m.providers_mail_invite_text],
  received: [m.providers_mail_received_subject, m.providers_mail_received_text],
  extended: [m.providers_mail_extended_subject, m.providers_mail_extended_text],
  answer: [m.providers_mail_answer_subject, m.providers_mail_answer_text],
  chosen: [m.providers_mail_chosen_subject, m.providers_mail_chosen_text],
  lost: [m.providers_mail_lost_subject, m.providers_mail_lost_text],
  cancelled: [m.providers_mail_cancelled_subject, m.providers_mail_cancelled_text],
} as const satisfies Record<string, readonly [unknown, unknown]>;

/** Writes to a provider in its own language. `more` holds what only this letter says. */
export function writeTo(
  context: Pick<Context, 'mail'>,
  kind: keyof typeof LETTERS,
  to: Letter,
  about: LetterOf,
  more: Record<string, string> = {},
): void {
  const locale = to.language;
  const [subject, words] = LETTERS[kind] as unknown as readonly [Words, Words];
  const params = {
    name: to.contactName ?? to.name,
    title: about.title,
    firm: about.firm,
    deadline: formatDateTime(about.deadlineAt, locale),
    organisation: about.organisation[locale],
    ...more,
  };
  context.mail({
    to: to.email,
    locale,
    subject: subject(params, { locale }),
    text: words(params, { locale }),
  });
}

export const proposalUrl = (origin: string, token: string, locale: Locale): string =>
  `${origin}${href(`/proposal/${token}`, locale)}`;
