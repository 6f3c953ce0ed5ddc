import { redirect } from '@sveltejs/kit';
import { askAuth, ORGANISATION_COOKIE } from '#areas/accounts/server/index.ts';
import { href } from '#i18n';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    await askAuth(event, '/sign-out', {});
    event.cookies.delete(ORGANISATION_COOKIE, { path: '/' });
    redirect(303, href('/', event.locals.locale));
  },
};
