import { describe, expect, it } from 'vitest';
import { publicActor } from '#platform/use-case/index.ts';
import { addPriority } from './add-priority.ts';
import { correctFigure } from './correct-figure.ts';
import { createInitiative } from './create-initiative.ts';
import { createProject } from './create-project.ts';
import { getFigures } from './get-figures.ts';
import { getProjectForm } from './get-project-form.ts';
import { getProject } from './get-project.ts';
import { getRegion } from './get-region.ts';
import { listProjectsQuery } from './list-projects.ts';
import { portfolioSummary } from './portfolio-summary.ts';
import { publishProject } from './publish-project.ts';
import { recordFigure } from './record-figure.ts';
import { removePriority } from './remove-priority.ts';
import { updateInitiative } from './update-initiative.ts';
import { updateProject } from './update-project.ts';
import { withdrawFigure } from './withdraw-figure.ts';
import { otnWorld } from './testing/otn-world.ts';

const world = await otnWorld();
const { get, codeOf } = world;
const sva = await world.of('sva', 'officer');
const cei = await world.of('cei-mtl', 'officer');
const adviser = await world.of('sva', 'adviser');
const meie = await world.of('meie', 'funder');
const canada = await world.of('gouvernement-du-canada', 'funder');

const title = { fr: 'Aluminium vert', en: 'Green aluminium' };
const draft = {
  name: title,
  scope: 'regions',
  regions: ['02'],
  sectors: ['3313'],
  totalCostCents: 1_000_000_00,
  fundingSources: [{ funder: 'meie', amountCents: 333_333_33 }],
};
const source = { title: 'Rapport de la SVA, mars 2026' };

describe('a draft project', () => {
  it('is seen by those who run it and those who pay for it, and by nobody else', async () => {
    const { slug } = await get(sva, createProject, draft);
    const seenBy = async (actor: typeof sva) => {
      const listed = await get(actor, listProjectsQuery, { limit: 200 });
      const counted = (await get(actor, portfolioSummary, {})).drafts;
      return [
        await codeOf(actor, getProject, { slug }),
        listed.items.some((one) => one.slug === slug),
        counted,
      ];
    };
    expect(await seenBy(sva)).toEqual(['ok', true, 1]);
    expect(await seenBy(adviser)).toEqual(['ok', true, 1]);
    expect(await seenBy(meie)).toEqual(['ok', true, 1]);
    expect(await seenBy(canada)).toEqual(['not-found', false, 0]);
    expect(await seenBy(cei)).toEqual(['not-found', false, 0]);
    expect(await codeOf(canada, getFigures, { of: 'project', slug, indicator: 'aid' })).toBe('not-found');
    await get(sva, publishProject, { slug });
    expect(await seenBy(cei)).toEqual(['ok', true, 0]);
  });

  it('gets an address of its own when another project has its name', async () => {
    const first = await get(sva, createProject, { ...draft, name: { fr: 'Même nom', en: 'Same name' } });
    const second = await get(cei, createProject, { ...draft, name: { fr: 'Même nom', en: 'Same name' } });
    expect([first.slug, second.slug]).toEqual(['meme-nom', 'meme-nom-2']);
  });

  it('keeps a third of the cost as exactly what it is', async () => {
    const { slug } = await get(sva, createProject, { ...draft, totalCostCents: 999_999_99 });
    const { funding } = await get(sva, getProject, { slug });
    expect(funding.parts[0]!.shareOfTotal).toEqual({ numerator: 1, denominator: 3 });
    expect(funding.remainder!.share).toEqual({ numerator: 2, denominator: 3 });
  });

  it.each([
    ['parts-exceed-total', { totalCostCents: 100 }],
    ['dates-backwards', { startsOn: '2026-05-01', endsOn: '2026-04-30' }],
    ['no-region', { regions: [] }],
    ['unknown-sector', { sectors: ['999'] }],
    ['unknown-organisation', { fundingSources: [{ funder: 'nobody', amountCents: 1 }] }],
    ['unknown-initiative', { initiative: 'nothing' }],
    ['invalid-input', { totalCostCents: 0.5 }],
  ])('is refused as %s, and nothing is written', async (code, wrong) => {
    const count = async () => (await get(sva, listProjectsQuery, { limit: 200 })).total;
    const before = await count();
    expect(await codeOf(sva, createProject, { ...draft, ...wrong })).toBe(code);
    expect(await count()).toBe(before);
  });
});

describe('those who may not', () => {
  it.each([
    ['the public', publicActor, 'sign-in-required'],
    ['an adviser', adviser, 'not-allowed'],
    ['a funder', meie, 'not-allowed'],
  ] as const)('%s creates no project', async (_who, actor, code) => {
    expect(await codeOf(actor, createProject, draft)).toBe(code);
  });

  it('an officer changes and publishes no project of another organisation', async () => {
    const changed = { ...draft, slug: 'rebond-numerique' };
    expect(await codeOf(sva, updateProject, changed)).toBe('not-found');
    expect(await codeOf(sva, publishProject, { slug: 'rebond-numerique', status: 'draft' })).toBe(
      'not-found',
    );
    expect(await codeOf(sva, getProjectForm, { slug: 'rebond-numerique' })).toBe('not-found');
    expect((await get(cei, getProject, { slug: 'rebond-numerique' })).funding.totalCents).toBe(353_500_00);
  });

  it('an organisation that is no funder opens no initiative, and a funder changes only its own', async () => {
    const initiative = { name: title };
    expect(await codeOf(await world.of('sva', 'administrator'), createInitiative, initiative)).toBe(
      'not-a-funder',
    );
    expect(await codeOf(canada, updateInitiative, { ...initiative, slug: 'otn' })).toBe('not-found');
    expect(await codeOf(canada, createInitiative, initiative)).toBe('ok');
  });

  it('nobody writes a figure for another organisation', async () => {
    const figure = {
      of: 'project',
      indicator: 'firms-accompanied',
      kind: 'result',
      value: 3,
      asOf: '2026',
      source,
    };
    expect(await codeOf(sva, recordFigure, { ...figure, slug: 'rebond-numerique' })).toBe('not-found');
    expect(await codeOf(meie, recordFigure, { ...figure, slug: 'rebond-numerique' })).toBe('not-found');
    expect(await codeOf(sva, recordFigure, { ...figure, of: 'initiative', slug: 'otn' })).toBe('not-found');
  });
});

describe('a figure', () => {
  const stated = {
    of: 'project',
    slug: 'sva-numerique',
    indicator: 'firms-with-strategy',
    kind: 'result',
    source,
  };
  const shown = async () =>
    (await get(meie, getProject, { slug: 'sva-numerique' })).progress.find(
      ({ indicator }) => indicator === 'firms-with-strategy',
    );
  const history = async () =>
    get(meie, getFigures, { of: 'project', slug: 'sva-numerique', indicator: 'firms-with-strategy' });

  it('is corrected without losing the wrong one, and the page follows', async () => {
    const { id } = await get(sva, recordFigure, { ...stated, value: 70, asOf: '2026-02-15' });
    expect((await shown())!.result).toMatchObject({ value: 70 });
    const reason = 'Coquille : sept, et non soixante-dix';
    await get(sva, correctFigure, { id, value: 7, asOf: '2026-02-15', source, reason });
    expect((await shown())!.result).toMatchObject({ value: 7, asOf: '2026-02-15' });
    expect((await shown())!.target).toMatchObject({ value: 20, kind: 'target' });
    const results = (await history()).records.filter(({ kind }) => kind === 'result');
    expect(results.map(({ value, withdrawnReason, corrects }) => [value, withdrawnReason, corrects])).toEqual(
      expect.arrayContaining([
        [7, null, id],
        [70, reason, null],
      ]),
    );
    expect(await codeOf(sva, withdrawFigure, { id, reason: 'encore une fois' })).toBe('figure-withdrawn');
  });

  it('is withdrawn with a reason, and the one before it holds again', async () => {
    const { id } = await get(sva, recordFigure, { ...stated, value: 9, asOf: '2026-03-01' });
    expect((await shown())!.result!.value).toBe(9);
    await get(sva, withdrawFigure, { id, reason: 'Compté deux fois' });
    expect((await shown())!.result!.value).toBe(7);
    expect((await history()).records.some((record) => record.withdrawnReason === 'Compté deux fois')).toBe(
      true,
    );
  });

  it('does not come back when the programme file is loaded again', async () => {
    const { records } = await history();
    const target = records.find(({ kind }) => kind === 'target')!;
    await get(sva, withdrawFigure, { id: target.id, reason: 'Cible revue' });
    await world.load();
    expect((await shown())!.target).toBeNull();
  });

  it('is no result while its date is still to come', async () => {
    expect(await codeOf(sva, recordFigure, { ...stated, value: 9, asOf: '2027' })).toBe('result-in-future');
  });

  it('leaves who did it in the audit', async () => {
    const entries = await world.runtime.db
      .selectFrom('auditEntry')
      .select(['operation', 'userId'])
      .where('subjectType', '=', 'figure')
      .execute();
    expect(entries.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        'portfolio.record-figure',
        'portfolio.correct-figure',
        'portfolio.withdraw-figure',
      ]),
    );
    expect(entries.every(({ userId }) => userId === sva.userId)).toBe(true);
  });
});

describe('a regional priority', () => {
  it('gathers the projects that answer it, and leaves them when it goes', async () => {
    const priority = { region: '02', title: { fr: 'Productivité', en: 'Productivity' }, adoptedOn: '2025' };
    const { id } = await get(sva, addPriority, priority);
    const { slug } = await get(sva, createProject, { ...draft, priorities: [id] });
    const shown = async (actor: typeof sva) =>
      (await get(actor, getRegion, { code: '02' })).priorities.find((one) => one.id === id)?.projects;
    expect(await shown(sva)).toEqual([slug]);
    expect(await shown(cei)).toEqual([]);
    expect(await codeOf(cei, removePriority, { id })).toBe('not-found');
    await get(sva, removePriority, { id });
    expect(await shown(sva)).toBeUndefined();
    expect(await codeOf(sva, getProject, { slug })).toBe('ok');
  });
});
