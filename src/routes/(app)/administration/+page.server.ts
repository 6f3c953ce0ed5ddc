import { redirect } from '@sveltejs/kit';
import { href } from '#i18n';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  redirect(303, href('/administration/organisations', locals.locale));
