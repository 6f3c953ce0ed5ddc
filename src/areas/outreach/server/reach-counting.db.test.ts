import fc from 'fast-check';
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
const client = new Client({ connectionString: url });
let world: ReachWorld;

beforeAll(async () => {
  await client.connect();
  world = await buildReachWorld(client);
});
afterAll(() => client.end());
beforeEach(async () => {
  await client.query('delete from participation');
  await client.query('update company set firm_id = id, merged_into = null where firm_id <> id');
});

async function expectExact() {
  const figures = await readFigures(client);
  expect(figures.totals).toEqual(figures.plainTotals);
  expect(figures.firms).toEqual(figures.plainFirms);
}

const total = async (kind: string, id: string, year = 0) => {
  const { rows } = await client.query(
    `select firms, contacts from reach_total where scope_kind = $1 and scope_id = $2 and year = $3 and dimension = 'all'`,
    [kind, id, year],
  );
  return rows[0] ?? { firms: 0, contacts: 0 };
};

const attend = (activity: number, company: number | null, state = 'attended') => {
  const id = newId();
  return addParticipation(client, world, { id, activity, company, state }).then(() => id);
};

describe('reach', () => {
  it('counts a firm once however often it came, and each coming as a contact', async () => {
    await attend(0, 1);
    await attend(0, 1);
    await attend(1, 1);
    expect(await total('project', world.projects[0]!.id)).toEqual({ firms: 1, contacts: 3 });
  });

  it('counts a firm reached by two projects of an initiative once in the initiative', async () => {
    await attend(0, 1);
    await attend(4, 1);
    expect(await total('project', world.projects[0]!.id)).toEqual({ firms: 1, contacts: 1 });
    expect(await total('project', world.projects[2]!.id)).toEqual({ firms: 1, contacts: 1 });
    expect(await total('initiative', world.initiatives[0]!)).toEqual({ firms: 1, contacts: 2 });
  });

  it('counts two records once when they turn out to be one firm, and twice again when the merge is undone', async () => {
    await attend(0, 1);
    await attend(0, 2);
    const project = world.projects[0]!.id;
    await standFor(client, world.companies[2]!, world.companies[1]!);
    expect(await total('project', project)).toEqual({ firms: 1, contacts: 2 });
    await standFor(client, world.companies[2]!, world.companies[2]!);
    expect(await total('project', project)).toEqual({ firms: 2, contacts: 2 });
  });

  it('does not count who registered and did not come, nor a contact without a firm', async () => {
    await attend(0, 1, 'registered');
    await attend(0, 2, 'cancelled');
    await attend(0, 3, 'absent');
    await attend(0, null);
    expect(await total('project', world.projects[0]!.id)).toEqual({ firms: 0, contacts: 0 });
  });

  it('takes the firm from the register, whatever the writer says it is', async () => {
    const id = await attend(0, 1);
    await client.query('update participation set firm_id = $2 where id = $1', [id, world.companies[4]]);
    const { rows } = await client.query('select firm_id from participation where id = $1', [id]);
    expect(rows[0].firm_id).toBe(world.companies[1]);
    await expectExact();
  });

  it('takes nothing from a transaction that is taken back', async () => {
    await attend(0, 1);
    await client.query('begin');
    await attend(0, 2);
    await client.query('savepoint here');
    await attend(0, 3);
    await client.query('rollback to savepoint here');
    await client.query('rollback');
    expect(await total('project', world.projects[0]!.id)).toEqual({ firms: 1, contacts: 1 });
    await expectExact();
  });

  it('counts at the commit when part of a transaction was taken back to a savepoint', async () => {
    await client.query('begin');
    await client.query('savepoint here');
    await attend(0, 2);
    await client.query('rollback to savepoint here');
    await attend(0, 3);
    await client.query('commit');
    expect(await total('project', world.projects[0]!.id)).toEqual({ firms: 1, contacts: 1 });
    await expectExact();
  });

  it('follows a project that changes initiative', async () => {
    await attend(0, 1);
    const [first, second] = world.initiatives;
    await client.query('update project set initiative_id = $2 where id = $1', [
      world.projects[0]!.id,
      second,
    ]);
    expect(await total('initiative', first!)).toEqual({ firms: 0, contacts: 0 });
    expect(await total('initiative', second!)).toEqual({ firms: 1, contacts: 1 });
    await client.query('update project set initiative_id = $2 where id = $1', [world.projects[0]!.id, first]);
    await expectExact();
  });

  it('refuses a participation in another organisation’s activity', async () => {
    const insert = client.query(
      `insert into participation (id, activity_id, project_id, organisation_id, held_on, state, source, created_at)
       select $1, a.id, a.project_id, $3, a.held_on, 'attended', 'manual', now() from activity a where a.id = $2`,
      [newId(), world.activities[0]!.id, world.organisations[1]],
    );
    await expect(insert).rejects.toThrow(/foreign key/);
  });

  it('rebuilds to the same figures', async () => {
    await attend(0, 1);
    await attend(3, 2);
    const before = await readFigures(client);
    await client.query('select reach_rebuild()');
    expect(await readFigures(client)).toEqual(before);
  });
});

type Step =
  | { do: 'attend'; activity: number; company: number | null; state: string }
  | { do: 'state'; nth: number; state: string }
  | { do: 'match'; nth: number; company: number | null }
  | { do: 'remove'; nth: number }
  | { do: 'move-activity'; activity: number; day: string }
  | { do: 'give-activity'; activity: number; project: number }
  | { do: 'move-both'; day: string }
  | { do: 'move-firm'; company: number; region: string | null; naics: string | null }
  | { do: 'stand-for'; company: number; firm: number }
  | { do: 'give-project'; project: number; initiative: number | null }
  | { do: 'commit' };

const index = (count: number) => fc.nat({ max: count - 1 });
const state = fc.constantFrom('registered', 'attended', 'cancelled', 'absent');
const day = fc.constantFrom('2020-01-01', '2020-12-31', '2021-06-15', '2022-02-28');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('attend' as const),
      activity: index(6),
      company: fc.option(index(6)),
      state,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('state' as const), nth: fc.nat(), state }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('match' as const), nth: fc.nat(), company: fc.option(index(6)) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), nth: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move-activity' as const), activity: index(6), day }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('give-activity' as const),
      activity: index(4),
      project: index(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move-both' as const), day }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move-firm' as const),
      company: index(6),
      region: fc.constantFrom('02', '06', null),
      naics: fc.constantFrom('3313', '3399', '33', null),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('stand-for' as const), company: index(6), firm: index(6) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('give-project' as const),
      project: index(3),
      initiative: fc.option(index(2)),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'commit' as const }) },
);

/** What each step does; `ids` are the participations made so far. */
async function take(taken: Step, ids: string[]): Promise<void> {
  const nth = 'nth' in taken ? ids[taken.nth % Math.max(ids.length, 1)] : undefined;
  if ('nth' in taken && !nth) return;
  switch (taken.do) {
    case 'attend': {
      const id = newId();
      ids.push(id);
      return addParticipation(client, world, { id, ...taken });
    }
    case 'state':
      return run('update participation set state = $2 where id = $1', [nth, taken.state]);
    case 'match':
      return run('update participation set company_id = $2 where id = $1', [
        nth,
        taken.company === null ? null : world.companies[taken.company],
      ]);
    case 'remove':
      return run('delete from participation where id = $1', [nth]);
    case 'move-activity':
      return run('update activity set held_on = $2 where id = $1', [
        world.activities[taken.activity]!.id,
        taken.day,
      ]);
    case 'give-activity':
      return run('update activity set project_id = $2 where id = $1', [
        world.activities[taken.activity]!.id,
        world.projects[taken.project]!.id,
      ]);
    case 'move-both':
      return run('update activity set held_on = $2 where id = any ($1)', [
        world.activities.map(({ id }) => id),
        taken.day,
      ]);
    case 'move-firm':
      return run('update company set region_code = $2, naics = $3 where id = $1', [
        world.companies[taken.company],
        taken.region,
        taken.naics,
      ]);
    case 'stand-for':
      return standFor(client, world.companies[taken.company]!, world.companies[taken.firm]!);
    case 'give-project':
      return run('update project set initiative_id = $2 where id = $1', [
        world.projects[taken.project]!.id,
        taken.initiative === null ? null : world.initiatives[taken.initiative],
      ]);
    case 'commit':
      await run('commit', []);
      await expectExact();
      return run('begin', []);
  }
}

const run = async (text: string, values: unknown[]) => void (await client.query(text, values));

describe('whatever happens, in whatever order', () => {
  it('the figures are what plain SQL counts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await run('begin', []);
        await run('delete from participation', []);
        const ids: string[] = [];
        for (const taken of steps) await take(taken, ids);
        await run('commit', []);
        await expectExact();
      }),
      { numRuns: 60 },
    );
  });
});
