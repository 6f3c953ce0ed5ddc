import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** An operating system account that PostgreSQL runs as. */
export type Account = { name: string; uid: number; gid: number };

/**
 * The account PostgreSQL must run as, or undefined when it can simply run as us. PostgreSQL refuses to run as root.
 * @param existing the cluster's folder if it was made before: its owner keeps it
 * @param passwd text of the account list (`/etc/passwd`)
 * @throws Error as root on a system with no other account
 */
export function accountFor(existing: string | undefined, passwd = accountList()): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(existing) ?? unprivileged(passwd);
}

function ownerOf(folder: string | undefined): Account | undefined {
  if (folder === undefined) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { name: `account ${uid}`, uid, gid };
}

function unprivileged(passwd: string): Account {
  const accounts = passwd.split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody', 'daemon']) {
    const [, , uid, gid] = accounts.find((fields) => fields[0] === name) ?? [];
    if (Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL refuses to run as root and this system has no other account for it (postgres, nobody or daemon). ' +
      'Start Virage as an ordinary user, create a user named postgres, or set DATABASE_URL.',
  );
}

function accountList(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

/** Whether the account can enter every folder on the way to `path`, so that programs and data there are usable. */
export function canReach(account: Account, path: string): boolean {
  const folder = dirname(resolve(path));
  if (!canEnter(account, folder)) return false;
  return folder === dirname(folder) || canReach(account, folder);
}

function canEnter(account: Account, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
