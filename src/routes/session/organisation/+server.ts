import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { ORGANISATION_COOKIE } from '#areas/accounts/server/index.ts';
import { href, withoutLocale } from '#i18n';
import { currentRuntime } from '#platform/runtime.ts';
import { safePath } from '#ui/links.ts';

const YEAR = 365 * 24 * 3600;

/** Acts for another of one's organisations from the next page on. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const form = await request.formData();
  const wanted = form.get('organisationId');
  const membership = locals.visitor?.memberships.find((one) => one.organisationId === wanted);
  if (!membership) error(404, 'not-found');
  cookies.set(ORGANISATION_COOKIE, membership.organisationId, {
    path: '/',
    maxAge: YEAR,
    sameSite: 'lax',
    httpOnly: true,
    secure: currentRuntime().config.origin.startsWith('https:'),
  });
  const next = safePath(form.get('next'));
  redirect(303, isRoom(next) ? next : href('/session/home', locals.locale));
};

/** A list that every organisation has its own of; a record of the one left behind may not be open to the other. */
const isRoom = (path: string): boolean => /^\/[a-z-]+$/.test(withoutLocale(path));
