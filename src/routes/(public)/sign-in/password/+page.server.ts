import { redirect } from '@sveltejs/kit';
import { askAuth, failNamed } from '#areas/accounts/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const body = {
      token: String(form.get('token') ?? ''),
      newPassword: String(form.get('newPassword') ?? ''),
    };
    const result = await askAuth(event, '/reset-password', body);
    if (!result.ok) return failNamed('password', result.refusal, form);
    leaveFlash(event.cookies, text(m.accounts_password_changed));
    redirect(303, href('/sign-in', event.locals.locale));
  },
};
