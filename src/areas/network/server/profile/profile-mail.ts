import { m } from '#messages';
import { href } from '#i18n';
import type { Locale } from '#platform/text.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { ProfileRow } from './profile.queries.ts';

/** The language that a firm is written to in: French, unless the register knows it works in English alone. */
export const letterLanguage = (languages: readonly string[]): Locale =>
  languages.length > 0 && !languages.includes('fr') ? 'en' : 'fr';

/** Tells the firm what the programme decided; `comment` is what is to be put right, null for an approval. */
export function mailAnswer(context: Context, profile: ProfileRow, comment: string | null): void {
  const { email } = profile.content.contact;
  if (email === null) return;
  const locale = letterLanguage(profile.firmLanguages);
  const address = `${context.origin}${href(`/network/profiles/${profile.companyId}`, locale)}`;
  const params = { firm: profile.firm, address, comment: comment ?? '' };
  const [subject, body] =
    comment === null
      ? [m.profile_mail_approved_subject, m.profile_mail_approved]
      : [m.profile_mail_back_subject, m.profile_mail_back];
  context.mail({
    to: email,
    locale,
    subject: subject({ firm: profile.firm }, { locale }),
    text: body(params, { locale }),
  });
}
