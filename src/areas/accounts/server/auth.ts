import { passkey } from '@better-auth/passkey';
import { sso } from '@better-auth/sso';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '#platform/config.ts';
import type { Runtime } from '#platform/runtime.ts';
import { PASSWORD_LENGTH } from '../account.ts';
import { sendResetMail, sendSignInMail } from './auth-mail.ts';
import { keepProviderSessionsIn, rememberProvider } from './provider-session.ts';
import { joinByProvider, resolveProviderUser } from './provider-user.ts';
import { secondFactor } from './second-factor.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Set by us on every request to the library, from what the server knows of the connection: never taken from a client. */
export const CLIENT_ADDRESS_HEADER = 'x-virage-client';

/**
 * Attempts from one address a minute. A whole organisation may sit behind one address on a Monday morning, so the
 * password limit is above the library's three in ten seconds; scrypt and the second factor's own lock do the rest.
 */
export const RATE_LIMITS = {
  '/sign-in/email': { window: MINUTE, max: 20 },
  '/sign-in/magic-link': { window: MINUTE, max: 5 },
  '/magic-link/verify': { window: MINUTE, max: 10 },
  '/sign-in/sso': { window: MINUTE, max: 20 },
  '/request-password-reset': { window: MINUTE, max: 5 },
  '/reset-password': { window: MINUTE, max: 10 },
  '/two-factor/*': { window: MINUTE, max: 10 },
  '/passkey/*': { window: MINUTE, max: 30 },
};

function createAuth(runtime: Runtime) {
  const { config } = runtime;
  return betterAuth({
    appName: 'Virage',
    baseURL: config.origin,
    basePath: '/api/auth',
    secret: config.secret,
    telemetry: { enabled: false },
    trustedOrigins: [config.origin, ...config.identityProviders],
    database: {
      db: authDatabase(config.databaseUrl),
      type: 'postgres',
      transaction: true,
      schemaName: 'auth',
    },
    logger: libraryLog(runtime),
    advanced: {
      cookiePrefix: 'virage',
      useSecureCookies: config.origin.startsWith('https:'),
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    rateLimit: { enabled: true, storage: 'database', window: MINUTE, max: 100, customRules: RATE_LIMITS },
    session: SESSION,
    emailAndPassword: passwords(runtime),
    verification: { storeIdentifier: 'hashed' },
    account: { encryptOAuthTokens: true, accountLinking: { disableImplicitLinking: true } },
    databaseHooks: { session: { create: { before: rememberProvider } } },
    hooks: { before: keepProviderSessionsIn },
    plugins: [links(runtime), secondFactor(), passkeys(config), providers(runtime)],
  });
}

const SESSION = {
  expiresIn: 7 * DAY,
  updateAge: DAY,
  freshAge: DAY,
  additionalFields: { providerId: { type: 'string', required: false, input: false } },
} as const;

// Nobody registers alone: accounts are made by accepting an invitation, or by an organisation's own provider.
const passwords = (runtime: Runtime) =>
  ({
    enabled: true,
    disableSignUp: true,
    minPasswordLength: PASSWORD_LENGTH.min,
    maxPasswordLength: PASSWORD_LENGTH.max,
    revokeSessionsOnPasswordReset: true,
    resetPasswordTokenExpiresIn: 60 * MINUTE,
    sendResetPassword: ({ user, token }, request) => sendResetMail(runtime, user.email, token, request),
  }) satisfies BetterAuthOptions['emailAndPassword'];

const links = (runtime: Runtime) =>
  magicLink({
    disableSignUp: true,
    expiresIn: 15 * MINUTE,
    storeToken: 'hashed',
    sendMagicLink: ({ email, token, metadata }, context) =>
      sendSignInMail(runtime, { email, token, next: metadata?.next }, context?.request),
  });

const passkeys = ({ origin }: Config) =>
  passkey({
    rpName: 'Virage',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

const providers = (runtime: Runtime) =>
  sso({
    resolveUser: (input) => resolveProviderUser(runtime, input),
    provisionUserOnEveryLogin: true,
    provisionUser: ({ user, provider }) =>
      joinByProvider(runtime, user.id, user.email, provider.organizationId),
  });

/** The library's own tables, in their own schema: a second pool, small, so that the two never wait on each other. */
function authDatabase(url: string): Kysely<unknown> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    application_name: 'virage-auth',
    allowExitOnIdle: true,
  });
  // An idle connection that breaks must not bring the process down; the next query opens another.
  pool.on('error', () => {});
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/**
 * The library's warnings without what it was working on: its arguments may hold a token or an address. Its level is
 * "info" because at "warn" it also prints every refusal to the console, past this function.
 */
function libraryLog(runtime: Runtime) {
  return {
    disableColors: true,
    level: 'info',
    log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => {
      if (level === 'warn' || level === 'error') runtime.log[level]({ library: 'better-auth' }, message);
    },
  } as const;
}

export type Auth = ReturnType<typeof createAuth>;
const made = new WeakMap<Runtime, Auth>();

/** The authentication library of a runtime, made once. */
export function authOf(runtime: Runtime): Auth {
  const found = made.get(runtime);
  if (found) return found;
  const auth = createAuth(runtime);
  made.set(runtime, auth);
  return auth;
}
