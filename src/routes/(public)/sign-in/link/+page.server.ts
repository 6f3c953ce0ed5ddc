import { redirect } from '@sveltejs/kit';
import { askAuth, failNamed } from '#areas/accounts/server/index.ts';
import { href } from '#i18n';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const token = encodeURIComponent(String(form.get('token') ?? ''));
    const result = await askAuth(event, `/magic-link/verify?token=${token}`);
    if (!result.ok) return failNamed('link', result.refusal, form);
    redirect(
      303,
      href(result.value.twoFactorRedirect ? '/sign-in/second-factor' : '/session/home', event.locals.locale),
    );
  },
};
