import { randomBytes } from 'node:crypto';

/** What the environment decides. Read once, at the edge (`cli/`), and passed in. */
export interface Config {
  environment: 'production' | 'development' | 'test';
  /** Demonstration mode: invented data, one-click sign-in. Never in production. */
  demonstration: boolean;
  databaseUrl: string;
  /** The address people reach the application at, without a trailing slash: links in mail, sign-in, form checks. */
  origin: string;
  /** Signs sessions. At least 32 characters. */
  secret: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** `host:port` of a ClamAV daemon that files of strangers are scanned by; null when there is none. */
  clamd: string | null;
  /** Origins of identity providers on a private network. Public ones need no entry; private addresses are refused without. */
  identityProviders: string[];
  /** Root of the checkout: `content/`, `migrations/` and `build/` are under it. */
  root: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError with a sentence that says which variable is wrong and what it should be.
 */
export function readConfig(env: Record<string, string | undefined>, defaults: Partial<Config> = {}): Config {
  const environment = readEnvironment(env.VIRAGE_ENV);
  const demonstration = env.VIRAGE_DEMONSTRATION === '1' || (defaults.demonstration ?? false);
  if (environment === 'production' && demonstration) {
    throw new ConfigError(
      'Demonstration mode cannot be on when VIRAGE_ENV=production: unset VIRAGE_DEMONSTRATION.',
    );
  }
  const databaseUrl = env.DATABASE_URL ?? defaults.databaseUrl;
  if (!databaseUrl)
    throw new ConfigError('DATABASE_URL is not set: give the address of a PostgreSQL server (15 or later).');
  return {
    environment,
    demonstration,
    databaseUrl,
    origin: (env.VIRAGE_ORIGIN ?? env.VIRAGE_ADDRESS ?? defaults.origin ?? 'http://localhost:3000').replace(
      /\/$/,
      '',
    ),
    secret: readSecret(env.VIRAGE_SECRET ?? defaults.secret, environment),
    smtpUrl: env.SMTP_URL ?? defaults.smtpUrl ?? null,
    mailFrom: env.VIRAGE_MAIL_FROM ?? defaults.mailFrom ?? 'Virage <virage@localhost>',
    clamd: readHostAndPort(env.VIRAGE_CLAMD) ?? defaults.clamd ?? null,
    identityProviders: readOrigins(env.VIRAGE_IDENTITY_PROVIDERS) ?? defaults.identityProviders ?? [],
    root: defaults.root ?? process.cwd(),
    logLevel: defaults.logLevel ?? readLogLevel(env.VIRAGE_LOG),
  };
}

function readHostAndPort(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^(\[[0-9a-f:]+\]|[^\s:/]+):\d{1,5}$/i.test(value)) return value;
  throw new ConfigError(`VIRAGE_CLAMD is "${value}": expected host:port, such as 127.0.0.1:3310.`);
}

function readOrigins(value: string | undefined): string[] | undefined {
  return value
    ?.split(/[\s,]+/)
    .filter(Boolean)
    .map(readOrigin);
}

function readOrigin(value: string): string {
  if (URL.canParse(value) && new URL(value).origin !== 'null') return new URL(value).origin;
  throw new ConfigError(
    `VIRAGE_IDENTITY_PROVIDERS holds "${value}": expected addresses such as https://id.example.ca.`,
  );
}

function readEnvironment(value: string | undefined): Config['environment'] {
  if (value === undefined) return 'development';
  if (value === 'production' || value === 'development' || value === 'test') return value;
  throw new ConfigError(`VIRAGE_ENV is "${value}": expected production, development or test.`);
}

function readSecret(value: string | undefined, environment: Config['environment']): string {
  if (value && value.length >= 32) return value;
  if (value) throw new ConfigError('VIRAGE_SECRET is too short: at least 32 characters.');
  if (environment === 'production')
    throw new ConfigError('VIRAGE_SECRET is not set: sessions cannot be signed.');
  return randomBytes(32).toString('hex');
}

function readLogLevel(value: string | undefined): Config['logLevel'] {
  if (value === undefined) return 'info';
  const level = (['debug', 'info', 'warn', 'error', 'silent'] as const).find((known) => known === value);
  if (!level) throw new ConfigError(`VIRAGE_LOG is "${value}": expected debug, info, warn, error or silent.`);
  return level;
}
