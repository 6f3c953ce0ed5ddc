import type { GenericEndpointContext } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';

/** What a session opened through an organisation's provider may ask of the library: to be read, and to end. */
const OPEN_TO_PROVIDER_SESSIONS = [
  '/get-session',
  '/sign-out',
  '/sign-in/',
  '/sso/callback/',
  '/magic-link/verify',
  '/request-password-reset',
  '/reset-password',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
];

interface NewSession {
  userId: string;
  [field: string]: unknown;
}

/** Marks a session with the provider that vouched for the person, so that it acts for that organisation only. */
export async function rememberProvider(
  session: NewSession,
  context: GenericEndpointContext | null,
): Promise<{ data: NewSession }> {
  const providerId = context?.path?.startsWith('/sso/callback')
    ? (context.params as { providerId?: string }).providerId
    : undefined;
  return { data: { ...session, providerId: providerId ?? null } };
}

/**
 * An organisation's provider says who someone is, and the organisation decides what its provider says. So a session
 * from it must not reach what would outlive it or act elsewhere: adding a passkey or a password to the account.
 */
export const keepProviderSessionsIn = createAuthMiddleware(async (context) => {
  if (OPEN_TO_PROVIDER_SESSIONS.some((path) => context.path?.startsWith(path))) return;
  const found = await getSessionFromCtx(context);
  if (found?.session.providerId)
    throw new APIError('FORBIDDEN', {
      code: 'PROVIDER_SESSION',
      message: 'Not in a session opened by an identity provider',
    });
});
