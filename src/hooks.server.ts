import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { sequence } from '@sveltejs/kit/hooks';
import { resolveVisitor } from '#areas/accounts/server/index.ts';
import { isPublicNetwork, networkLanguageOf } from '#areas/network/public/index.ts';
import { offerApi } from '#platform/http/offered-api.ts';
import { newId } from '#platform/ids.ts';
import { withoutSecrets } from '#platform/log.ts';
import { currentRuntime } from '#platform/runtime.ts';
import type { Locale } from '#platform/text.ts';
import { publicActor } from '#platform/use-case/index.ts';
import { composeApi } from './composition-api.ts';
import { paraglideMiddleware } from './paraglide/server.js';

offerApi(composeApi);

const language: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ locale }) => {
    event.locals.locale = locale as Locale;
    event.locals.requestId = event.request.headers.get('x-request-id') ?? newId();
    const { pathname } = event.url;
    event.locals.theme = isPublicNetwork(pathname) ? 'system' : readTheme(event.cookies.get('theme'));
    const lang = networkLanguageOf(pathname) ?? locale;
    return resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', lang).replace('%theme%', event.locals.theme),
    });
  });

const readTheme = (value: string | undefined): 'system' | 'light' | 'dark' =>
  value === 'light' || value === 'dark' ? value : 'system';

const visitor: Handle = async ({ event, resolve }) => {
  // The same page for everybody, kept by caches on the way: nobody is recognised there, whatever cookies came.
  if (isPublicNetwork(event.url.pathname)) {
    Object.assign(event.locals, { actor: publicActor, visitor: null });
    return resolve(event);
  }
  const { actor, visitor, cookies } = await resolveVisitor(currentRuntime(), event.request.headers);
  event.locals.actor = actor;
  event.locals.visitor = visitor;
  const response = await resolve(event);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
};

export const handle: Handle = sequence(language, visitor);

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const requestId = event.locals.requestId;
  if (kind === 'app') return { requestId };
  if (kind === 'framework') return { message: 'not-found', requestId };
  currentRuntime().log.error(
    { err: error, requestId, path: withoutSecrets(event.url.pathname) },
    'request failed',
  );
  return { message: 'fault', requestId };
};
