import { redirect, type RequestEvent } from '@sveltejs/kit';
import { askAuth, failNamed } from '#areas/accounts/server/index.ts';
import { href } from '#i18n';
import { safePath } from '#ui/links.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ next: safePath(url.searchParams.get('next')) });

async function verify(event: RequestEvent, action: string, path: string) {
  const form = await event.request.formData();
  const code = String(form.get('code') ?? '').replaceAll(/\s/g, '');
  const result = await askAuth(event, path, { code, trustDevice: form.get('trust') === 'on' });
  if (!result.ok) return failNamed(action, result.refusal, form);
  const next = safePath(form.get('next'));
  redirect(303, next === '/' ? href('/session/home', event.locals.locale) : next);
}

export const actions: Actions = {
  app: (event) => verify(event, 'app', '/two-factor/verify-totp'),
  backup: (event) => verify(event, 'backup', '/two-factor/verify-backup-code'),
};
