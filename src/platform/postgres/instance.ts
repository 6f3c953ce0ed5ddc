import { chownSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another running Virage owns this data folder. */
export class AlreadyRunningError extends Error {
  /** Where the other one answers; undefined while it is still starting. */
  readonly address: string | undefined;

  constructor(dataDir: string, address: string | undefined) {
    const where = address === undefined ? 'is starting' : `is already running at ${address}`;
    super(
      `Virage ${where} with the data in ${dataDir}. ` +
        'To run a second one beside it, give it its own data folder: VIRAGE_DATA_DIR=<folder> npm start.',
    );
    this.name = 'AlreadyRunningError';
    this.address = address;
  }
}

/** The right to use a data folder, held until released or until this process ends, however it ends. */
export type Claim = {
  /** Tells whoever comes second where to find us. */
  announce(address: string): void;
  release(): void;
};

/**
 * Claims a data folder for this process.
 *
 * The claim is an exclusive SQLite transaction, because Node has no file lock of its own and SQLite's is the
 * kernel's: it vanishes with the process even after kill -9, never names a dead process, and holds between containers
 * that share a volume. A file with a process number does none of these.
 * @throws AlreadyRunningError when another process holds it
 */
export function claimInstance(dataDir: string): Claim {
  const lockFile = join(dataDir, 'instance.lock');
  const addressFile = join(dataDir, 'instance.address');
  const lock = takeLock(lockFile);
  if (lock === undefined) throw new AlreadyRunningError(dataDir, readAddress(addressFile));
  remove(addressFile);
  giveToOwner(dataDir, lockFile);
  return {
    announce: (address) => {
      writeFileSync(addressFile, address);
      giveToOwner(dataDir, addressFile);
    },
    release: () => {
      if (!lock.isOpen) return;
      remove(addressFile);
      lock.close();
    },
  };
}

/** Keeps files that root makes in someone's data folder usable by that person later. */
export function giveToOwner(dataDir: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dataDir);
  chownSync(file, uid, gid);
}

function takeLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (/locked/.test((error as Error).message)) return undefined;
    throw error;
  }
}

function readAddress(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Nothing was announced: there is nothing to withdraw.
  }
}
