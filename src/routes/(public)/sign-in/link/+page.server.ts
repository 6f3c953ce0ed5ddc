import { redirect } from '@sveltejs/kit';
import { askAuth, failNamed } from '#areas/accounts/server/index.ts';
import { href } from '#i18n';
import { safePath } from '#ui/links.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  token: url.searchParams.get('token') ?? '',
  next: safePath(url.searchParams.get('next')),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const token = encodeURIComponent(String(form.get('token') ?? ''));
    const result = await askAuth(event, `/magic-link/verify?token=${token}`);
    if (!result.ok) return failNamed('link', result.refusal, form);
    const next = safePath(form.get('next'));
    const { locale } = event.locals;
    if (result.value.twoFactorRedirect)
      redirect(303, `${href('/sign-in/second-factor', locale)}?next=${encodeURIComponent(next)}`);
    redirect(303, next === '/' ? href('/session/home', locale) : next);
  },
};
