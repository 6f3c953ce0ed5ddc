import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor, canReach, type Account } from './account.ts';
import { copyBinaries, type Binaries } from './binaries.ts';

/** Who runs PostgreSQL, with which programs, on which folder. */
export type Placement = { account: Account | undefined; binaries: Binaries; folder: string };

/**
 * Where root's copies go when the account PostgreSQL runs as cannot enter the checkout: PostgreSQL refuses to be root,
 * and a checkout under /root (mode 700) is closed to everyone else.
 */
const shelter = '/var/lib/virage';

/**
 * Decides where the cluster of a data folder lives. Usually `<dataDir>/cluster`; for root in a closed folder, a folder
 * under /var/lib/virage that `<dataDir>/cluster` will link to.
 * @throws Error when that link leads nowhere
 */
export function placeCluster(dataDir: string, installed: Binaries): Placement {
  const usual = join(dataDir, 'cluster');
  const existing = realFolder(usual);
  const account = accountFor(existing);
  if (account === undefined) return { account, binaries: installed, folder: existing ?? usual };
  openTo(account, dataDir);
  return {
    account,
    binaries: canReach(account, installed.postgres) ? installed : copyBinaries(installed, openShelter()),
    folder: existing ?? (canReach(account, usual) ? usual : shelteredFolder()),
  };
}

/** Lets the account pass through our own folder, whose files are closed one by one; a temporary folder is made 700. */
function openTo(account: Account, dataDir: string): void {
  if (canReach(account, dataDir)) chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011);
}

function realFolder(path: string): string | undefined {
  if (existsSync(path)) return realpathSync(path);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  throw new Error(
    `The data of ${path} was kept in ${readlinkSync(path)}, which is gone. Put it back, or delete ${path} to start anew.`,
  );
}

/** A new name each time: a checkout deleted and cloned again must not meet data whose passwords it has lost. */
function shelteredFolder(): string {
  return join(openShelter(), `data-${randomBytes(6).toString('hex')}`);
}

function openShelter(): string {
  mkdirSync(shelter, { recursive: true, mode: 0o755 });
  return shelter;
}
