import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { sizeClassOf } from '#areas/companies/index.ts';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { actorOf, testRuntime } from '#platform/testing/world.ts';
import { publicActor, type Actor } from '#platform/use-case/index.ts';
import type { Answers } from '../../framework/index.ts';
import { FEWEST_PEERS, type Result } from '../../result/index.ts';
import { addLink, importSnapshots, reopenAssessment, submitAssessment } from '../assessment/index.ts';
import {
  addFirm,
  buildAssessmentWorld,
  runAs,
  started,
  valueAs,
  type AssessmentWorld,
} from '../assessment/testing/assessment-world.ts';
import { frameworkOf } from '../framework/index.ts';
import { getResult, setPriorities } from './index.ts';

const runtime = await testRuntime();
let world: AssessmentWorld;
let own: string;

const framework = () => frameworkOf('virage-4-0', 1);

/** Every level question answered alike; `except` leaves those of some dimensions unknown. */
const answersAt = (level: number, except: string[] = []): Answers =>
  Object.fromEntries(
    framework()
      .questions.filter(({ type, dimension }) => type === 'level' && !except.includes(dimension))
      .map(({ id }) => [id, { kind: 'level' as const, level }]),
  );

interface Measured {
  companyId: string;
  answers: Answers;
  stage?: 'T0' | 'T1';
  at?: string;
}

const submit = (actor: Actor, measured: readonly Measured[]): Promise<string[]> =>
  asActor(runtime.db, actor, (tx) =>
    importSnapshots(
      { tx, actor, now: runtime.clock.now(), newId: () => newId() },
      measured.map(({ companyId, answers, stage = 'T0', at = '2026-02-01T12:00:00Z' }) => ({
        companyId,
        projectId: null,
        stage,
        frameworkId: 'virage-4-0',
        frameworkVersion: 1,
        submittedAt: new Date(at),
        submittedBy: 'Ana Roy',
        answers,
      })),
    ),
  );

interface Peer {
  naics?: string;
  employees?: number;
  regionCode?: string;
  level?: number;
}

let count = 0;
/** Firms that another organisation measured: nothing of them is the reader's to see. */
async function addPeers(many: number, peer: Peer = {}): Promise<string[]> {
  const { naics = '332710', employees = 30, regionCode = '02', level = 3 } = peer;
  const firms: string[] = [];
  for (let at = 0; at < many; at += 1)
    firms.push(
      await addFirm(runtime, {
        sizeClass: sizeClassOf(employees),
        legalName: `Pair ${(count += 1)} inc.`,
        naics,
        employees,
        regionCode,
      }),
    );
  await submit(
    world.otherAdviser,
    firms.map((companyId) => ({ companyId, answers: answersAt(level) })),
  );
  return firms;
}

const resultFor = async (actor: Actor, assessmentId: string): Promise<Result> => {
  const { result } = await valueAs(runtime, actor)(getResult, { assessmentId });
  if (!result) throw new Error('no result');
  return result;
};
const newLink = async (): Promise<string> => {
  const { url } = await valueAs(runtime, world.adviser)(addLink, { id: own, name: 'Jean' });
  return url.split('/answer/')[1]!;
};
const groupSeen = async () => {
  const { peers } = await resultFor(world.adviser, own);
  return peers && { step: peers.step, firms: peers.firms };
};

beforeAll(async () => {
  world = await buildAssessmentWorld(runtime);
  // Usinage du Fjord: 332710, 32 people, region 02.
  await runtime.db.updateTable('company').set({ sizeClass: '10-49' }).where('id', '=', world.firm).execute();
  [own = ''] = await submit(world.adviser, [
    { companyId: world.firm, answers: answersAt(2, ['purchasing']) },
  ]);
});

describe('the group of peers', () => {
  it('is not told under 15 other firms, however wide; the firm itself is none of them', async () => {
    await addPeers(FEWEST_PEERS - 1, { naics: '541510', employees: 4, regionCode: '06' });
    await submit(world.adviser, [
      { companyId: world.firm, answers: answersAt(1), at: '2025-01-01T12:00:00Z' },
    ]);
    const result = await resultFor(world.adviser, own);
    expect(result.peers).toBeNull();
    expect(result.dimensions.every(({ peers }) => peers === null)).toBe(true);
    expect(result.priorities?.reference).toBe('scale');
  });

  it('a firm measured twice is one firm, and counts by its latest result', async () => {
    const [first] = await addPeers(1, { naics: '541510', employees: 4, regionCode: '06', level: 3 });
    expect(await groupSeen()).toEqual({ step: 'all', firms: 15 });
    await submit(world.otherAdviser, [
      { companyId: first!, answers: answersAt(5), stage: 'T1', at: '2026-02-20T12:00:00Z' },
    ]);
    expect(await groupSeen()).toEqual({ step: 'all', firms: 15 });
  });

  it('narrows step by step as firms come, always the closest that holds 15', async () => {
    const steps: [Peer, string][] = [
      [{ naics: '541510', employees: 40, regionCode: '06' }, 'size'],
      [{ naics: '311811', employees: 300, regionCode: '06' }, 'sector'],
      [{ naics: '311811', employees: 40, regionCode: '06' }, 'sector-size'],
      [{ naics: '332319', employees: 300, regionCode: '06' }, 'subsector'],
      [{ naics: '332319', employees: 40, regionCode: '06' }, 'subsector-size'],
      [{ naics: '332319', employees: 40, regionCode: '02' }, 'subsector-size-region'],
    ];
    for (const [peer, step] of steps) {
      await addPeers(FEWEST_PEERS - 1, peer);
      expect((await groupSeen())?.step).not.toBe(step);
      await addPeers(1, peer);
      expect((await groupSeen())?.step).toBe(step);
      expect((await groupSeen())!.firms).toBeGreaterThanOrEqual(FEWEST_PEERS);
    }
    const { peers } = await resultFor(world.adviser, own);
    expect(peers?.industry?.fr).toContain('métal');
    expect(peers).toMatchObject({
      size: { fr: '10 à 49 employés' },
      region: { fr: expect.stringContaining('Saguenay') },
    });
  });

  it('tells the median and the quartiles, and of no dimension that fewer than 15 answered', async () => {
    const { peers, dimensions } = await resultFor(world.adviser, own);
    expect(peers?.overall).toEqual({ firms: 15, lower: 60, median: 60, upper: 60 });
    await submit(world.otherAdviser, [
      {
        companyId: (await addPeers(1, { naics: '332319', employees: 40, regionCode: '02' }))[0]!,
        answers: answersAt(5, ['automation']),
        at: '2026-02-21T12:00:00Z',
      },
    ]);
    expect(dimensions.find(({ id }) => id === 'automation')?.peers?.firms).toBe(15);
    const later = await resultFor(world.adviser, own);
    const firms = Object.fromEntries(later.dimensions.map(({ id, peers: spread }) => [id, spread?.firms]));
    expect(firms).toMatchObject({ automation: 15, planning: 16 });
  });
});

describe('the wall around other firms', () => {
  it('nobody reads a peer’s own rows, and the group is told only for an assessment one may open', async () => {
    for (const actor of [world.owner, world.otherOwner, publicActor]) {
      const read = await asActor(runtime.db, actor, async (tx) => {
        const rows = await tx.selectFrom('assessmentSnapshot').select('companyId').execute();
        const { rows: told } = await sql<{ peers: unknown }>`
          select assessment_peers(${own}::uuid, null, now()) as peers`.execute(tx);
        return { firms: new Set(rows.map(({ companyId }) => companyId)), peers: told[0]?.peers };
      });
      const mine = actor === world.owner;
      expect([...read.firms]).toEqual(mine ? [world.firm] : []);
      expect(Boolean(read.peers)).toBe(mine);
    }
  });

  it('the result opens for the firm and its adviser, for the holder of a link, and for nobody else', async () => {
    const opens = async (actor: Actor) => (await runAs(runtime, actor)(getResult, { assessmentId: own })).ok;
    expect(await opens(world.adviser)).toBe(true);
    expect(await opens(world.owner)).toBe(true);
    for (const actor of [world.otherAdviser, world.otherOwner, world.funder, publicActor])
      expect(await opens(actor)).toBe(false);
    expect(await opens(actorOf(world.otherAdviser.organisationId!, 'administrator'))).toBe(false);
    const token = await newLink();
    const { result } = await valueAs(runtime, publicActor)(getResult, { token });
    expect(result?.overall).toBeCloseTo(40, 9);
    expect((await runAs(runtime, publicActor)(getResult, { token: 'x'.repeat(43) })).ok).toBe(false);
  });
});

describe('change since T0', () => {
  it('is told between two measures of the firm, over what both know', async () => {
    const [later = ''] = await submit(world.adviser, [
      { companyId: world.firm, answers: answersAt(3), stage: 'T1', at: '2026-02-25T12:00:00Z' },
    ]);
    const { change, dimensions } = await resultFor(world.adviser, later);
    expect(change).toMatchObject({ stage: 'T0', reason: null, compared: 15 });
    expect(change!.after! - change!.before!).toBeCloseTo(20, 9);
    expect(dimensions.find(({ id }) => id === 'purchasing')?.change).toBeNull();
  });

  it('another organisation does not learn of the firm’s earlier measures; the firm does', async () => {
    const [elsewhere = ''] = await submit(world.otherAdviser, [
      { companyId: world.firm, answers: answersAt(4), stage: 'T1', at: '2026-02-26T12:00:00Z' },
    ]);
    expect((await resultFor(world.otherAdviser, elsewhere)).change).toBeNull();
    expect((await resultFor(world.owner, elsewhere)).change?.stage).toBe('T0');
  });
});

describe('the firm’s own priorities', () => {
  const share = (index: number, list: { id: string }[]) => ({ [list[index]!.id]: 100 });

  it('follow its costs and indicators, kept with the assessment', async () => {
    const usual = await resultFor(world.owner, own);
    const costs = share(1, framework().costCategories);
    const [kpi] = framework().kpis;
    await valueAs(runtime, world.owner)(setPriorities, { assessmentId: own, costs, kpis: { [kpi!.id]: 3 } });
    const result = await resultFor(world.adviser, own);
    expect(result.settings.costProfile?.[framework().costCategories[1]!.id]).toBe(1);
    expect(Object.values(result.settings.kpis!).filter(Boolean)).toEqual([3]);
    expect(result.priorities?.rows).not.toEqual(usual.priorities?.rows);
    expect(result.priorities?.unknown).toEqual(['purchasing']);
  });

  it('a link may set them, without a sign-in; they can be given up for the usual ones', async () => {
    const token = await newLink();
    await valueAs(runtime, publicActor)(setPriorities, { token });
    expect((await resultFor(world.owner, own)).settings).toEqual({ costProfile: null, kpis: null });
  });

  it('that do not add up, or name what the framework has not, are refused with the reason', async () => {
    const refusal = async (input: object) => {
      const result = await runAs(runtime, world.owner)(setPriorities, { assessmentId: own, ...input });
      return result.ok ? null : result.refusal.fields[0];
    };
    const category = framework().costCategories[0]!.id;
    expect((await refusal({ costs: { [category]: 60 } }))?.message.fr).toContain('40');
    expect((await refusal({ costs: { [category]: 100, yachts: 0 } }))?.message.en).toContain('yachts');
    expect((await refusal({ kpis: { [framework().kpis[0]!.id]: 0 } }))?.path).toBe('kpis');
    expect((await refusal({ kpis: { joy: 2 } }))?.message.en).toContain('joy');
    const stranger = await runAs(runtime, world.otherAdviser)(setPriorities, { assessmentId: own });
    expect(stranger.ok).toBe(false);
  });
});

describe('a corrected assessment', () => {
  it('names the one that corrects it, counts once, and keeps the firm’s profile', async () => {
    const adviser = valueAs(runtime, world.adviser);
    const kpis = { [framework().kpis[1]!.id]: 2 };
    await adviser(setPriorities, { assessmentId: own, kpis });
    const { id: corrected } = await adviser(reopenAssessment, { id: own });
    await adviser(submitAssessment, { assessmentId: corrected, authorName: 'Ana' });
    expect((await resultFor(world.adviser, own)).correctedBy).toBe(corrected);
    const result = await resultFor(world.adviser, corrected);
    expect(result.correctedBy).toBeNull();
    expect(result.settings.kpis).toMatchObject(kpis);
  });
});

describe('an assessment that is not submitted', () => {
  it('has no result yet, and says so', async () => {
    const { id } = await started(runtime, world, { companyId: world.otherFirm });
    expect(await valueAs(runtime, world.adviser)(getResult, { assessmentId: id })).toMatchObject({
      state: 'open',
      result: null,
    });
  });
});
