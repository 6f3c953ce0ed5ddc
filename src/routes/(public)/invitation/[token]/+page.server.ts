import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  acceptInvitation,
  askAuth,
  failNamed,
  openInvitation,
  personOnly,
  registerInvited,
} from '#areas/accounts/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { perform } from '#platform/use-case/index.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => ({
  invitation: await openInvitation(currentRuntime(), params.token),
  signedInAs: locals.visitor?.email ?? null,
});

async function accept(event: RequestEvent, userId: string, form: FormData) {
  const { locale, requestId } = event.locals;
  const request = { actor: personOnly(userId), channel: 'page', locale, requestId } as const;
  const result = await perform(currentRuntime(), request, acceptInvitation, { token: event.params.token });
  if (!result.ok) return failNamed('accept', result.refusal, form);
  leaveFlash(event.cookies, text(m.accounts_invitation_accepted));
  redirect(303, href('/session/home', locale));
}

export const actions: Actions = {
  register: async (event) => {
    const form = await event.request.formData();
    const password = String(form.get('password') ?? '');
    const person = { name: String(form.get('name') ?? ''), password };
    const result = await registerInvited(currentRuntime(), event.params.token, person);
    if (!result.ok) return failNamed('register', result.refusal, form);
    await askAuth(event, '/sign-in/email', { email: result.value.email, password });
    return accept(event, result.value.userId, form);
  },
  accept: async (event) => {
    const form = await event.request.formData();
    const { visitor, locale } = event.locals;
    if (!visitor) redirect(303, `${href('/sign-in', locale)}?next=${encodeURIComponent(event.url.pathname)}`);
    return accept(event, visitor.userId, form);
  },
};
