import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  askAuth,
  authRefusal,
  callerOf,
  DEMONSTRATION_PASSWORD,
  failNamed,
  keepCookies,
  listSignInProviders,
  PERSONAS,
  signInAsPersona,
  signInWithPassword,
} from '#areas/accounts/server/index.ts';
import { href } from '#i18n';
import { currentRuntime } from '#platform/runtime.ts';
import { safePath } from '#ui/links.ts';
import type { Actions, PageServerLoad } from './$types';

const wanted = (form: FormData | URLSearchParams): string => safePath(form.get('next'));

/** On to where the person was going, or to where their work begins. */
function goOn(event: RequestEvent, form: FormData): never {
  const next = wanted(form);
  redirect(303, next === '/' ? href('/session/home', event.locals.locale) : next);
}

export const load: PageServerLoad = async ({ url }) => {
  const runtime = currentRuntime();
  const failed = url.searchParams.get('error');
  return {
    next: wanted(url.searchParams),
    providers: await listSignInProviders(runtime),
    problem: failed ? authRefusal(400, failed).refusal : null,
    linkSent: url.searchParams.has('sent'),
    password: runtime.config.demonstration ? DEMONSTRATION_PASSWORD : null,
    personas: runtime.config.demonstration
      ? PERSONAS.map(({ key, name, email, title }) => ({ key, name, email, title }))
      : [],
  };
};

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const credentials = {
      email: String(form.get('email') ?? '').trim(),
      password: String(form.get('password') ?? ''),
    };
    const { result, cookies } = await signInWithPassword(currentRuntime(), callerOf(event), credentials);
    keepCookies(event, cookies);
    if (!result.ok) return failNamed('password', result.refusal, form);
    if (result.value.twoFactorRedirect) {
      redirect(
        303,
        `${href('/sign-in/second-factor', event.locals.locale)}?next=${encodeURIComponent(wanted(form))}`,
      );
    }
    goOn(event, form);
  },
  link: async (event) => {
    const form = await event.request.formData();
    const result = await askAuth(event, '/sign-in/magic-link', {
      email: String(form.get('email') ?? '').trim(),
      metadata: { next: wanted(form) },
    });
    if (!result.ok) return failNamed('link', result.refusal, form);
    redirect(303, `${href('/sign-in', event.locals.locale)}?sent=1#link`);
  },
  provider: async (event) => {
    const form = await event.request.formData();
    const { origin } = currentRuntime().config;
    const callbackURL =
      origin + (wanted(form) === '/' ? href('/session/home', event.locals.locale) : wanted(form));
    const errorCallbackURL = origin + href('/sign-in', event.locals.locale);
    const providerId = String(form.get('provider') ?? '');
    const result = await askAuth(event, '/sign-in/sso', { providerId, callbackURL, errorCallbackURL });
    if (!result.ok) return failNamed('provider', result.refusal, form);
    redirect(303, String(result.value.url), { external: true });
  },
  persona: async (event) => {
    const form = await event.request.formData();
    const { result, cookies } = await signInAsPersona(
      currentRuntime(),
      callerOf(event),
      String(form.get('persona') ?? ''),
    );
    if (!result.ok) return failNamed('persona', result.refusal, form);
    keepCookies(event, cookies);
    goOn(event, form);
  },
};
