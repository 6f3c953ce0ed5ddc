import { afterAll, describe, expect, it } from 'vitest';
import { connect, createPool } from './db/connect.ts';
import { forgetTurns, takeTurn } from './limit.ts';
import { testDatabase } from './testing/database.ts';

const { url } = await testDatabase();
const db = connect(createPool(url, 4));
afterAll(() => db.destroy());

const allowance = { most: 2, seconds: 60 };
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

describe('a limit', () => {
  it('lets through as many as it says, then no more until the window ends', async () => {
    const answers = [];
    for (const second of [0, 10, 20, 59, 60, 61])
      answers.push(await takeTurn(db, 'a', allowance, at(second)));
    expect(answers).toEqual([true, true, false, false, true, true]);
  });

  it('counts each key by itself', async () => {
    await takeTurn(db, 'b', allowance, at(0));
    await takeTurn(db, 'b', allowance, at(0));
    expect(await takeTurn(db, 'b', allowance, at(1))).toBe(false);
    expect(await takeTurn(db, 'c', allowance, at(1))).toBe(true);
  });

  it('counts right when many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => takeTurn(db, 'd', allowance, at(0))));
    expect(answers.filter(Boolean)).toHaveLength(2);
  });

  it('keeps no key as it is, and forgets old windows', async () => {
    await takeTurn(db, 'someone@example.org', allowance, at(0));
    const kept = await db.selectFrom('turn').select('key').execute();
    expect(kept.map(({ key }) => key).join()).not.toContain('example');
    await forgetTurns(db, at(1000));
    expect(await db.selectFrom('turn').select('key').execute()).toEqual([]);
  });
});
