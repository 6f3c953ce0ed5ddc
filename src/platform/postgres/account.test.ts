import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountFor, canReach } from './account.ts';

const isRoot = process.getuid?.() === 0;
const stranger = { name: 'stranger', uid: 54321, gid: 54321 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'virage-account-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'home', 'data'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the account PostgreSQL runs as', () => {
  it.skipIf(isRoot)('is ours when we are an ordinary user', () => {
    expect(accountFor(undefined)).toBeUndefined();
  });

  it.runIf(isRoot)('is postgres for root, where there is such a user', () => {
    const passwd =
      'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\npostgres:x:26:27::/:/bin/sh\n';
    expect(accountFor(undefined, passwd)).toEqual({ name: 'postgres', uid: 26, gid: 27 });
  });

  it.runIf(isRoot)('is nobody for root, where there is no postgres', () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
    expect(accountFor(undefined, passwd)).toEqual({ name: 'nobody', uid: 65534, gid: 65533 });
  });

  it.runIf(isRoot)('stays the owner of data that already exist', () => {
    chownSync(join(folder, 'home'), 54321, 54322);
    expect(accountFor(join(folder, 'home'))).toMatchObject({ uid: 54321, gid: 54322 });
  });

  it.runIf(isRoot)('is asked for when root has nobody to run it', () => {
    expect(() => accountFor(undefined, 'root:x:0:0::/root:/bin/sh\n')).toThrow(/refuses to run as root/);
  });
});

describe('what an account can reach', () => {
  const data = () => join(folder, 'home', 'data', 'file');

  it('is anything below folders that are open to everyone', () => {
    for (const name of ['home', 'home/data']) chmodSync(join(folder, name), 0o755);
    expect(canReach(stranger, data())).toBe(true);
  });

  it('is nothing below one closed folder, however open those inside it are', () => {
    chmodSync(join(folder, 'home', 'data'), 0o777);
    chmodSync(join(folder, 'home'), 0o700);
    expect(canReach(stranger, data())).toBe(false);
  });

  it.runIf(isRoot)('counts a closed folder that is its own', () => {
    chmodSync(join(folder, 'home'), 0o700);
    chownSync(join(folder, 'home'), stranger.uid, 0);
    expect(canReach(stranger, data())).toBe(true);
  });
});
