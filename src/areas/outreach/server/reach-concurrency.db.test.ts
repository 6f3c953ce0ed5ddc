import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import { testDatabase } from '#platform/testing/database.ts';
import {
  addParticipation,
  buildReachWorld,
  readFigures,
  standFor,
  type ReachWorld,
} from './testing/reach-world.ts';

const { url } = await testDatabase();
const first = new Client({ connectionString: url });
const second = new Client({ connectionString: url });
const third = new Client({ connectionString: url });
let world: ReachWorld;

beforeAll(async () => {
  for (const client of [first, second, third]) await client.connect();
  world = await buildReachWorld(first);
});
afterAll(async () => {
  for (const client of [first, second, third]) await client.end();
});
beforeEach(async () => {
  await first.query('delete from participation');
  await first.query('update company set firm_id = id, merged_into = null where firm_id <> id');
});

async function expectExact() {
  const figures = await readFigures(first);
  expect(figures.totals).toEqual(figures.plainTotals);
  expect(figures.firms).toEqual(figures.plainFirms);
  return figures;
}

const attend = (client: Client, activity: number, company: number) =>
  addParticipation(client, world, { id: newId(), activity, company, state: 'attended' });

const reached = async () => {
  const { rows } = await first.query(
    `select firms, contacts from reach_total where scope_kind = 'all' and year = 0 and dimension = 'all'`,
  );
  return rows[0];
};

/** Begins both, does both, commits both, in this order: each works while the other has not committed. */
async function interleave(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<void> {
  await first.query('begin');
  await second.query('begin');
  await one();
  const waiting = other().then(() => second.query('commit'));
  await first.query('commit');
  await waiting;
}

describe('two people writing at once', () => {
  it('who both bring the same firm count it once, with two contacts', async () => {
    await interleave(
      () => attend(first, 0, 1),
      () => attend(second, 1, 1),
    );
    expect(await reached()).toEqual({ firms: 1, contacts: 2 });
    await expectExact();
  });

  it('who touch the same firms in opposite order do not wait for each other', async () => {
    await interleave(
      async () => {
        await attend(first, 0, 1);
        await attend(first, 0, 2);
      },
      async () => {
        await attend(second, 2, 2);
        await attend(second, 2, 1);
      },
    );
    expect(await reached()).toEqual({ firms: 2, contacts: 4 });
    await expectExact();
  });

  it('one of whom moves the firm to another region, count it there', async () => {
    await interleave(
      () => first.query(`update company set region_code = '09' where id = $1`, [world.companies[1]]),
      () => attend(second, 0, 1),
    );
    const { rows } = await first.query(
      `select value from reach_total where scope_kind = 'all' and year = 0 and dimension = 'region' and firms > 0`,
    );
    expect(rows).toEqual([{ value: '09' }]);
    await expectExact();
  });

  it('one of whom merges the firm away while the other brings it, count the firm that stands for it', async () => {
    await attend(first, 0, 1);
    await interleave(
      () => standFor(first, world.companies[2]!, world.companies[1]!),
      () => attend(second, 0, 2),
    );
    expect(await reached()).toEqual({ firms: 1, contacts: 2 });
    await expectExact();
  });

  it('one of whom brings the firm while the other merges it away, count the firm that stands for it', async () => {
    await attend(first, 0, 1);
    await interleave(
      () => attend(first, 0, 2),
      () => standFor(second, world.companies[2]!, world.companies[1]!),
    );
    expect(await reached()).toEqual({ firms: 1, contacts: 2 });
    await expectExact();
  });

  it('one of whom gives the project to another initiative, count it there', async () => {
    const project = world.projects[0]!.id;
    await interleave(
      () =>
        first.query('update project set initiative_id = $2 where id = $1', [project, world.initiatives[1]]),
      () => attend(second, 0, 3),
    );
    await expectExact();
    await first.query('update project set initiative_id = $2 where id = $1', [project, world.initiatives[0]]);
    await expectExact();
  });
});

/** A small generator with a seed (mulberry32), so that a run that fails can be run again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function randomStatement(client: Client, pick: (below: number) => number): Promise<void> {
  const company = world.companies[pick(6)]!;
  switch (pick(6)) {
    case 0:
      await client.query('update company set region_code = $2, naics = $3 where id = $1', [
        company,
        ['02', '06', null][pick(3)],
        ['3313', null][pick(2)],
      ]);
      return;
    case 1:
      return standFor(client, company, world.companies[pick(6)]!);
    case 2:
      await client.query('update activity set held_on = $2 where id = $1', [
        world.activities[pick(6)]!.id,
        `202${pick(3)}-05-05`,
      ]);
      return;
    case 3:
      await client.query(
        `update participation set state = 'absent' where company_id = $1 and activity_id = $2`,
        [company, world.activities[pick(6)]!.id],
      );
      return;
    default:
      return attend(client, pick(6), pick(6));
  }
}

const DEADLOCK = '40P01';

/** A transaction of a few statements; one that the server ends because two wait for each other is simply dropped. */
async function randomTransaction(client: Client, pick: (below: number) => number): Promise<boolean> {
  await client.query('begin');
  try {
    for (let statements = 1 + pick(4); statements > 0; statements--) await randomStatement(client, pick);
    await client.query(pick(5) === 0 ? 'rollback' : 'commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    if ((error as { code?: string }).code !== DEADLOCK) throw error;
    return false;
  }
}

describe('three writers at random', () => {
  it.each([11, 23, 37])('end exact (seed %i)', async (seed) => {
    const kept = await Promise.all(
      [first, second, third].map(async (client, writer) => {
        const pick = seeded(seed * 10 + writer);
        let committed = 0;
        for (let turn = 0; turn < 25; turn++) committed += Number(await randomTransaction(client, pick));
        return committed;
      }),
    );
    expect(Math.min(...kept)).toBeGreaterThan(0);
    expect((await expectExact()).totals.length).toBeGreaterThan(0);
  });
});
