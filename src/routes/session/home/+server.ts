import { redirect, type RequestHandler } from '@sveltejs/kit';
import { href } from '#i18n';

/** Where someone's work begins, after they sign in. */
export const GET: RequestHandler = ({ locals: { actor, locale } }) => {
  if (actor.companyId !== null) redirect(303, href(`/companies/${actor.companyId}`, locale));
  redirect(303, href(actor.organisationId === null ? '/account' : '/portfolio', locale));
};
