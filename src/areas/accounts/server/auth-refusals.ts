import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { refuse, refuseField } from '#platform/use-case/index.ts';

const FIELDS: Record<string, [path: string, message: Text]> = {
  INVALID_EMAIL: ['email', text(m.accounts_email_invalid)],
  INVALID_PASSWORD: ['password', text(m.accounts_password_wrong)],
  PASSWORD_TOO_SHORT: ['newPassword', text(m.accounts_password_short)],
  PASSWORD_TOO_LONG: ['newPassword', text(m.accounts_password_long)],
  INVALID_CODE: ['code', text(m.accounts_code_wrong)],
  INVALID_BACKUP_CODE: ['code', text(m.accounts_backup_code_wrong)],
};

const SENTENCES: Record<string, Text> = {
  INVALID_EMAIL_OR_PASSWORD: text(m.accounts_sign_in_wrong),
  INVALID_TOKEN: text(m.accounts_link_invalid),
  new_user_signup_disabled: text(m.accounts_link_invalid),
  INVALID_TWO_FACTOR_COOKIE: text(m.accounts_second_factor_over),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: text(m.accounts_second_factor_over),
  ACCOUNT_TEMPORARILY_LOCKED: text(m.accounts_second_factor_locked),
  TOO_MANY_GUESSES: text(m.accounts_too_many_guesses),
  SESSION_NOT_FRESH: text(m.accounts_session_not_fresh),
  PROVIDER_SESSION: text(m.accounts_provider_session),
  not_invited: text(m.accounts_provider_not_invited),
};

const codeName = (code: string): string => code.toLowerCase().replaceAll('_', '-') || 'refused';

/**
 * What the library refused, in our words. An unknown address and a wrong password read the same, so that nobody learns
 * who has an account.
 */
export function authRefusal(status: number, code: string) {
  const name = codeName(code);
  const sentence = SENTENCES[code];
  if (sentence) return refuse(status === 429 ? 'too-many' : 'refused', name, sentence);
  if (status === 429) return refuse('too-many', 'too-many', text(m.accounts_too_many));
  const field = FIELDS[code];
  if (field) return refuseField(field[0], name, field[1]);
  return refuse('refused', name, text(m.accounts_refused));
}
