import { describe, expect, it } from 'vitest';
import { getInitiative } from './get-initiative.ts';
import { getProject } from './get-project.ts';
import { getRegion } from './get-region.ts';
import { listProjectsQuery } from './list-projects.ts';
import { listRegions } from './list-regions.ts';
import { portfolioSummary } from './portfolio-summary.ts';
import { otnWorld } from './testing/otn-world.ts';

const world = await otnWorld();
const { get } = world;
const funder = await world.of('meie', 'funder');

describe('a programme file', () => {
  it('is loaded once, whatever the number of times it is loaded', async () => {
    expect(await world.load()).toEqual({
      organisations: 0,
      initiatives: 0,
      priorities: 0,
      projects: 0,
      figures: 0,
    });
  });

  it('does not write over what people changed since', async () => {
    await world.runtime.db
      .updateTable('project')
      .set({ nameFr: 'Locomotive, suite' })
      .where('slug', '=', 'locomotive-numerique-2')
      .execute();
    await world.load();
    const project = await get(funder, getProject, { slug: 'locomotive-numerique-2' });
    expect(project.name.fr).toBe('Locomotive, suite');
  });
});

describe('the page of Rebond numérique', () => {
  it('adds up: 176 750 $ of 353 500 $ is half, and the other half is the rest', async () => {
    const { funding } = await get(funder, getProject, { slug: 'rebond-numerique' });
    expect(funding).toMatchObject({ totalCents: 353_500_00, knownCents: 176_750_00, verdict: 'adds-up' });
    expect(funding.parts[0]).toMatchObject({
      amountCents: 176_750_00,
      shareOfTotal: { numerator: 1, denominator: 2 },
    });
    expect(funding.remainder).toEqual({ cents: 176_750_00, share: { numerator: 1, denominator: 2 } });
  });
});

describe('the page of SVA', () => {
  it('adds up: 1.1 M$ and 0.5 M$ make the 1.6 M$ announced, 20 and 75 make 95', async () => {
    const { funding, sums } = await get(funder, getProject, { slug: 'sva-numerique' });
    expect(funding.parts.map(({ amountCents }) => amountCents)).toEqual([1_100_000_00, 500_000_00]);
    expect(funding.announcedAid).toMatchObject({ figure: { value: 1_600_000_00 }, verdict: 'adds-up' });
    expect(sums).toMatchObject([
      { whole: { value: 95 }, parts: [{ value: 20 }, { value: 75 }], verdict: 'adds-up' },
    ]);
  });

  it('does not make up a share of a total cost that nobody published', async () => {
    const { funding } = await get(funder, getProject, { slug: 'sva-numerique' });
    expect(funding.totalCents).toBeNull();
    expect(funding.parts.map(({ shareOfTotal }) => shareOfTotal)).toEqual([null, null]);
    expect(funding.remainder).toBeNull();
    expect(funding.parts[0]!.shareOfAid).toEqual({ numerator: 11, denominator: 16 });
  });
});

describe('the page of the OTN', () => {
  it('keeps announced and achieved apart, each with its date and its source', async () => {
    const otn = await get(funder, getInitiative, { slug: 'otn' });
    const { target, result } = otn.accompanied;
    expect(target).toMatchObject({ kind: 'target', value: 20_000, asOf: '2025-04-25' });
    expect(result).toMatchObject({ kind: 'result', value: 17_000, asOf: '2025-04-25' });
    expect(target!.source.url).toMatch(/^https:/);
  });

  it('says that 14 M$ were announced after the last published total', async () => {
    const { envelope } = await get(funder, getInitiative, { slug: 'otn' });
    expect(envelope.current).toMatchObject({ totalCents: 240_000_000_00, asOf: '2023-04-03' });
    expect(envelope.pending).toMatchObject([{ changeCents: 14_000_000_00, totalCents: null }]);
  });

  it('does not take the figures of one announcement for those of the whole', async () => {
    const otn = await get(funder, getInitiative, { slug: 'otn' });
    expect(otn.announcements.map(({ asOf }) => asOf)).toContain('2022-04-20');
    expect(otn.sensitised.target!.value).toBe(150_000);
  });
});

describe('the portfolio', () => {
  it('has parts by region, sector, organisation and funder that add up to the whole', async () => {
    const page = await get(funder, portfolioSummary, {});
    const cents = (parts: { aid: { knownCents: number } }[]) =>
      parts.reduce((sum, { aid }) => sum + aid.knownCents, 0);
    expect(page.aid.knownCents).toBeGreaterThan(0);
    expect(cents([...page.byRegion, page.national, page.severalRegions])).toBe(page.aid.knownCents);
    expect(cents(page.bySector)).toBe(page.aid.knownCents);
    expect(cents(page.byOrganisation)).toBe(page.aid.knownCents);
    expect(cents(page.byFunder)).toBe(page.aid.knownCents);
    expect(page.projects).toBe(14);
  });

  it('says how many amounts are not published, and gives no share of a sum it does not know', async () => {
    const page = await get(funder, portfolioSummary, {});
    expect(page.aid.unknown).toBe(1);
    expect(page.byFunder.every(({ share }) => share === null)).toBe(true);
    expect(page.totalCost.unknown).toBe(10);
  });

  it('narrows to a sector with what holds it and what it holds', async () => {
    const slugs = async (sector: string) =>
      (await get(funder, listProjectsQuery, { sector })).items.map(({ slug }) => slug);
    expect(await slugs('3313')).toEqual(expect.arrayContaining(['sva-numerique', 'rebond-numerique']));
    expect(await slugs('23')).toEqual(expect.arrayContaining(['groupe-bim-construction']));
    expect(await slugs('23')).not.toContain('sva-numerique');
  });

  it('finds a project by a word of its organisation, accents or not', async () => {
    const { items } = await get(funder, listProjectsQuery, { q: 'vallee ALUMINIUM' });
    expect(items.map(({ slug }) => slug)).toContain('sva-numerique');
  });

  it.each(['name', '-name', 'organisation', 'aid', '-aid', 'reach', 'starts', '-starts'])(
    'turns its pages ordered by %s without losing or repeating a project',
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await get(funder, listProjectsQuery, { sort, cursor, limit: 4 });
        expect(page.total).toBe(14);
        seen.push(...page.items.map(({ slug }) => slug));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      const whole = await get(funder, listProjectsQuery, { sort, limit: 50 });
      expect(seen).toEqual(whole.items.map(({ slug }) => slug));
      expect(new Set(seen).size).toBe(14);
    },
  );

  it('tells running projects from ended ones and from those without dates', async () => {
    const count = async (state: string) => (await get(funder, listProjectsQuery, { state })).total ?? 0;
    const page = await get(funder, listProjectsQuery, { limit: 50 });
    for (const state of ['draft', 'upcoming', 'running', 'ended', 'undated'])
      expect(await count(state)).toBe(page.items.filter((item) => item.state === state).length);
    expect(await count('running')).toBe(2);
  });
});

describe('the page of a region', () => {
  it('shows its priority with the project under it, and the national projects', async () => {
    const region = await get(funder, getRegion, { code: '06' });
    expect(region.priorities).toMatchObject([{ projects: ['rebond-numerique'] }]);
    expect(region.projects.map(({ slug }) => slug)).toEqual(['rebond-numerique']);
    expect(region.national.map(({ slug }) => slug)).toContain('virage-pme');
  });

  it('counts every project once over the regions, several regions and the whole of Québec', async () => {
    const { regions, national, severalRegions } = await get(funder, listRegions, {});
    expect(regions).toHaveLength(17);
    const alone = regions.reduce((sum, { aid }) => sum + aid.knownCents, 0);
    const page = await get(funder, portfolioSummary, {});
    expect(alone + national.aid.knownCents + severalRegions.aid.knownCents).toBe(page.aid.knownCents);
  });
});
