import { redirect } from '@sveltejs/kit';
import { href } from '#i18n';
import type { RequestHandler } from './$types';

/** The portfolio lists the projects. */
export const GET: RequestHandler = ({ locals, url }) =>
  redirect(308, `${href('/portfolio', locals.locale)}${url.search}#projects`);
