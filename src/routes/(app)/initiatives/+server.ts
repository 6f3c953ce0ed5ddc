import { redirect } from '@sveltejs/kit';
import { href } from '#i18n';
import type { RequestHandler } from './$types';

/** The portfolio shows the initiatives. */
export const GET: RequestHandler = ({ locals }) => redirect(308, href('/portfolio', locals.locale));
