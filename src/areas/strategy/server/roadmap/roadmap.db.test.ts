import { describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '#platform/use-case/index.ts';
import { testRuntime } from '#platform/testing/world.ts';
import { getDocument, getStrategy, saveText, openText } from '../document/index.ts';
import { addInitiative } from '../document/index.ts';
import { runAs, strategyWorld, valueAs } from '../document/testing.ts';
import {
  adoptPlan,
  getRoadmap,
  planItem,
  roadmapTasks,
  saveRoadmapSettings,
  solveRoadmapNow,
} from './index.ts';

const runtime = await testRuntime();
const world = await strategyWorld(runtime);
const { id, adviser, manager } = world;
const as = (actor: Actor) => valueAs(runtime, actor);

async function sheet(title: string, more: Record<string, unknown>): Promise<string> {
  const { initiativeId } = await as(adviser)(addInitiative, { id, title });
  const opened = await as(adviser)(openText, { id, section: 'initiative', initiativeId });
  await as(adviser)(saveText, {
    id,
    section: 'initiative',
    initiativeId,
    baseId: opened.last!.textId,
    content: { ...opened.content, yearlyCents: 0, effortDays: 5, ...more },
  });
  return initiativeId;
}

/** What the job process does with what was asked last. */
async function runJob(): Promise<void> {
  const { jobId } = await runtime.db
    .selectFrom('roadmap')
    .select('jobId')
    .where('strategyId', '=', id)
    .executeTakeFirstOrThrow();
  const context = { runtime, actor: systemActor, stopping: new AbortController().signal };
  const order = { strategyId: id, jobId: jobId!, byName: 'SVA' };
  await roadmapTasks['strategy.solve-roadmap']!(order as never, context);
}

const settings = {
  id,
  firstQuarter: '2026-Q2',
  quarterCount: 2,
  cashCents: [3_000_000, 1_000_000],
  peopleDays: [20, 20],
  budgets: [50, 200],
};

const robot = await sheet('Cellule robotisée', { oneOffCents: 6_000_000, value: 90 });
const oee = await sheet('Suivi des machines', { oneOffCents: 2_500_000, value: 70 });
const quoting = await sheet('Soumissions', { oneOffCents: 1_500_000, value: 40 });
const unknown = await sheet('Inconnu', { oneOffCents: null, value: 99 });

describe('a roadmap', () => {
  it('is asked for only once there is a budget', async () => {
    const empty = await as(manager)(getRoadmap, { id });
    expect(empty).toMatchObject({ settings: null, solutions: null, current: false });
    const answer = await runAs(runtime, adviser)(solveRoadmapNow, { id });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'no-settings' } });
  });

  it('is computed in the background, proved, and told to both sides', async () => {
    await as(manager)(saveRoadmapSettings, settings);
    expect((await as(adviser)(getRoadmap, { id })).job).toMatchObject({ state: 'queued' });
    await runJob();
    const { solutions, current, job } = await as(manager)(getRoadmap, { id });
    expect([current, job?.state]).toEqual([true, 'done']);
    expect(solutions!.outcome).toMatchObject({
      kind: 'plan',
      plan: {
        starts: { [oee]: 0, [quoting]: 1 },
        leftOut: [robot],
        certificate: { value: 110, bound: 110, proven: true },
      },
    });
    expect(solutions!.unplanned).toEqual([{ id: unknown, title: 'Inconnu', missing: ['oneOffCents'] }]);
  });

  it('says what would bring in what it leaves out, and what other budgets give', async () => {
    const { solutions } = await as(manager)(getRoadmap, { id });
    expect(solutions!.obstacles).toEqual([
      { id: robot, kind: 'help', cash: [{ quarter: 1, cents: 6_000_000 }], people: [] },
    ]);
    const values = solutions!.budgets.map(({ outcome }) =>
      outcome.kind === 'plan' ? outcome.plan.certificate.value : null,
    );
    expect(values).toEqual([40, 130]);
  });

  it('is in the document, as computed last until one is adopted', async () => {
    const { document, missing } = await as(manager)(getStrategy, { id });
    expect(document.roadmap).toMatchObject({ value: 110, proven: true, quarters: ['2026-Q2', '2026-Q3'] });
    expect(document.roadmap!.leftOut.map(({ title }) => title)).toEqual(['Cellule robotisée', 'Inconnu']);
    expect(missing.some(({ code }) => code === 'roadmap')).toBe(false);
  });

  it('is out of date once a figure changes, and cannot be adopted before it is computed again', async () => {
    const { inputHash } = await as(adviser)(getRoadmap, { id });
    await as(adviser)(adoptPlan, { id, seen: inputHash! });
    await as(adviser)(planItem, { id, initiativeId: oee, place: '2026-Q3' });
    expect(await as(manager)(getRoadmap, { id })).toMatchObject({ current: false });
    const answer = await runAs(runtime, manager)(adoptPlan, { id, seen: inputHash! });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'out-of-date' } });
    await runJob();
    const after = await as(manager)(getRoadmap, { id });
    expect(after.solutions!.outcome).toMatchObject({ plan: { starts: { [oee]: 1 } } });
    // What was adopted stays the document's until another is.
    const { roadmap } = await as(manager)(getDocument, { id });
    expect(roadmap!.items.find((item) => item.id === oee)!.start).toBe('2026-Q2');
  });

  it('names the wishes that cannot all hold', async () => {
    await as(adviser)(planItem, { id, initiativeId: robot, place: 'must' });
    await runJob();
    const { solutions } = await as(manager)(getRoadmap, { id });
    expect(solutions!.outcome).toEqual({
      kind: 'infeasible',
      conflict: [{ kind: 'must', item: robot }, { kind: 'cash' }],
      smallest: true,
    });
    await as(adviser)(planItem, { id, initiativeId: robot, place: 'must-not' });
    await runJob();
    const set = await as(manager)(getRoadmap, { id });
    expect(set.solutions!.problem.items.map((item) => item.id)).toEqual([oee, quoting]);
  });

  it('keeps only what the job asked for last finds', async () => {
    const first = await as(adviser)(getRoadmap, { id });
    await as(adviser)(solveRoadmapNow, { id });
    const { jobId } = await runtime.db.selectFrom('roadmap').select('jobId').executeTakeFirstOrThrow();
    await as(adviser)(solveRoadmapNow, { id });
    const context = { runtime, actor: systemActor, stopping: new AbortController().signal };
    await roadmapTasks['strategy.solve-roadmap']!({ strategyId: id, jobId, byName: 'x' } as never, context);
    const { solvedByName, solvedAt } = await as(adviser)(getRoadmap, { id });
    expect([solvedByName, solvedAt]).toEqual([first.solvedByName, first.solvedAt]);
    await runJob();
  });

  it('is nobody else’s', async () => {
    for (const outsider of [world.stranger, world.otherFirm]) {
      const attempts = [
        runAs(runtime, outsider)(getRoadmap, { id }),
        runAs(runtime, outsider)(saveRoadmapSettings, settings),
        runAs(runtime, outsider)(solveRoadmapNow, { id }),
        runAs(runtime, outsider)(planItem, { id, initiativeId: oee, place: 'free' }),
        runAs(runtime, outsider)(adoptPlan, { id, seen: 'x' }),
      ];
      for (const answer of await Promise.all(attempts))
        expect(answer).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    }
    const funder = await runAs(runtime, world.funder)(getRoadmap, { id });
    expect(funder).toMatchObject({ ok: false });
  });
});
