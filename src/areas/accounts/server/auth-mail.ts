import { sql } from 'kysely';
import { m } from '#messages';
import { newId } from '#platform/ids.ts';
import { href } from '#platform/i18n.ts';
import { asActor } from '#platform/db/scope.ts';
import { queueMail } from '#platform/mail/mail.ts';
import type { Runtime } from '#platform/runtime.ts';
import type { Locale } from '#platform/text.ts';
import { systemActor } from '#platform/use-case/index.ts';

/** Says which language the person was reading when they asked. */
export const LOCALE_HEADER = 'x-virage-locale';

const localeOf = (request: Request | undefined): Locale =>
  request?.headers.get(LOCALE_HEADER) === 'en' ? 'en' : 'fr';

/**
 * The link that opens a session. Nothing is sent to an address without an account, and the page answers the same
 * either way. The link leads to a page with a button: mail scanners follow links, and would use it up.
 */
export async function sendSignInMail(
  runtime: Runtime,
  { email, token, next }: { email: string; token: string; next: unknown },
  request: Request | undefined,
): Promise<void> {
  if (!(await hasAccount(runtime, email))) return;
  const locale = localeOf(request);
  // Whoever asks for the link says where it goes on to; the page follows paths of ours only.
  const query = new URLSearchParams({ token });
  if (typeof next === 'string' && next.length < 500 && next !== '/') query.set('next', next);
  const link = `${runtime.config.origin}${href('/sign-in/link', locale)}?${query}`;
  await send(
    runtime,
    email,
    locale,
    m.accounts_mail_link_subject({}, { locale }),
    m.accounts_mail_link_text({ link }, { locale }),
  );
}

export async function sendResetMail(
  runtime: Runtime,
  email: string,
  token: string,
  request: Request | undefined,
): Promise<void> {
  const locale = localeOf(request);
  const link = `${runtime.config.origin}${href('/sign-in/password', locale)}?token=${encodeURIComponent(token)}`;
  await send(
    runtime,
    email,
    locale,
    m.accounts_mail_reset_subject({}, { locale }),
    m.accounts_mail_reset_text({ link }, { locale }),
  );
}

async function hasAccount(runtime: Runtime, email: string): Promise<boolean> {
  const { rows } = await sql`select from auth."user" where email = ${email.toLowerCase()}`.execute(
    runtime.db,
  );
  return rows.length > 0;
}

function send(runtime: Runtime, to: string, locale: Locale, subject: string, body: string): Promise<void> {
  const now = runtime.clock.now();
  const context = { now, newId: () => newId(now.getTime()), actor: systemActor };
  return asActor(runtime.db, systemActor, (tx) =>
    queueMail({ ...context, tx }, { to, subject, text: body, locale }),
  );
}
