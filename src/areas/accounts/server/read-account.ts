import type { Runtime } from '#platform/runtime.ts';
import { authOf } from './auth.ts';

export interface AccountSession {
  id: string;
  current: boolean;
  agent: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
}

export interface AccountPasskey {
  id: string;
  name: string;
  createdAt: string | null;
}

/** What a person sees of their own account. No token and no secret is in it: it goes to the browser. */
export interface Account {
  name: string;
  email: string;
  hasPassword: boolean;
  secondFactor: boolean;
  passkeys: AccountPasskey[];
  sessions: AccountSession[];
}

/** The account of whoever holds the session; null in a session that an organisation's provider opened. */
export async function readAccount(runtime: Runtime, headers: Headers): Promise<Account | null> {
  const { api } = authOf(runtime);
  const found = await api.getSession({ headers });
  if (!found || found.session.providerId) return null;
  const [accounts, passkeys, sessions] = await Promise.all([
    api.listUserAccounts({ headers }),
    api.listPasskeys({ headers }),
    api.listSessions({ headers }),
  ]);
  return {
    name: found.user.name,
    email: found.user.email,
    hasPassword: accounts.some((account) => account.providerId === 'credential'),
    secondFactor: found.user.twoFactorEnabled ?? false,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      id,
      name: name ?? '',
      createdAt: createdAt?.toISOString() ?? null,
    })),
    sessions: sessions.sort(newestFirst).map((session) => ({
      id: session.id,
      current: session.id === found.session.id,
      agent: session.userAgent ?? '',
      address: session.ipAddress ?? '',
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.updatedAt.toISOString(),
    })),
  };
}

const newestFirst = (a: { updatedAt: Date }, b: { updatedAt: Date }): number =>
  b.updatedAt.getTime() - a.updatedAt.getTime();

/** The token of one of the holder's own sessions, to end it by. It never leaves the server. */
export async function tokenOfSession(
  runtime: Runtime,
  headers: Headers,
  sessionId: string,
): Promise<string | null> {
  const sessions = await authOf(runtime).api.listSessions({ headers });
  return sessions.find((session) => session.id === sessionId)?.token ?? null;
}
