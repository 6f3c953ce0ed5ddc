import { newId } from '#platform/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { readConfig, type Config } from '#platform/config.ts';
import { createRuntime, type Runtime } from '#platform/runtime.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { OrganisationKind, Role } from '../membership.ts';
import { createAccount } from '../server/account.ts';
import { callAuth, type AuthAnswer, type Caller } from '../server/auth-call.ts';

export const PASSWORD = 'correct horse battery';
export const ORIGIN = 'http://localhost:42100';

/** A runtime on a test database, silent. */
export function testRuntime(databaseUrl: string, options: Partial<Config> = {}, clock?: Clock): Runtime {
  const config = readConfig(
    { VIRAGE_ENV: 'test' },
    { databaseUrl, origin: ORIGIN, secret: newId() + newId(), logLevel: 'silent', ...options },
  );
  return createRuntime(config, { connections: 4, ...(clock && { clock }) });
}

export async function makeOrganisation(
  runtime: Runtime,
  slug: string,
  kind: OrganisationKind = 'delivery',
): Promise<string> {
  const id = newId();
  await runtime.db
    .insertInto('organisation')
    .values({ id, slug, kind, nameFr: `Organisme ${slug}`, nameEn: `Organisation ${slug}` })
    .execute();
  return id;
}

export interface TestPerson {
  userId: string;
  email: string;
  /** As they act for the organisation they were made in. */
  actor: Actor;
}

/** Someone with an account, and a role where `organisationId` says. */
export async function makePerson(
  runtime: Runtime,
  name: string,
  organisationId?: string,
  role: Role = 'officer',
): Promise<TestPerson> {
  const email = `${name.toLowerCase()}@example.org`;
  const userId = await createAccount(runtime, { email, name, password: PASSWORD });
  if (organisationId) await join(runtime, userId, organisationId, role);
  return { userId, email, actor: actorOf(userId, organisationId ?? null, organisationId ? role : null) };
}

export async function join(
  runtime: Runtime,
  userId: string,
  organisationId: string,
  role: Role,
): Promise<void> {
  await runtime.db.insertInto('membership').values({ userId, organisationId, role }).execute();
}

export const actorOf = (
  userId: string,
  organisationId: string | null,
  role: Role | null,
  platform = false,
): Actor => ({
  kind: 'person',
  userId,
  organisationId,
  role,
  companyId: null,
  platform,
  delivers: true,
  scopes: null,
});

/** A browser as far as the accounts are concerned: it keeps cookies and comes from an address. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #runtime: Runtime;
  readonly #address: string;

  constructor(runtime: Runtime, address = '192.0.2.1') {
    this.#runtime = runtime;
    this.#address = address;
  }

  get caller(): Caller {
    return { headers: this.headers, clientAddress: this.#address, locale: 'fr' };
  }

  get headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers(cookie ? { cookie } : {});
  }

  async ask(path: string, body?: object): Promise<AuthAnswer['result']> {
    const { result, cookies } = await callAuth(this.#runtime, this.caller, path, body);
    this.keep(cookies);
    return result;
  }

  signIn(email: string, password = PASSWORD): Promise<AuthAnswer['result']> {
    return this.ask('/sign-in/email', { email, password });
  }

  set(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  keep(setCookies: string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf('='));
      if (attributes.some((one) => /^max-age=0$/i.test(one))) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(name.length + 1));
    }
  }
}

/** The link in the newest mail to an address; null when there is none. */
export async function linkInMail(runtime: Runtime, email: string): Promise<URL | null> {
  const mail = await runtime.db
    .selectFrom('mail')
    .select('text')
    .where('recipient', '=', email)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const found = /https?:\/\/\S+/.exec(mail?.text ?? '');
  return found ? new URL(found[0]) : null;
}
