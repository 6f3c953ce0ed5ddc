import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { amendmentsThatDoNotAddUp, envelopeFigures, envelopeOn } from './envelope.rules.ts';
import { latestResult, latestTarget } from './figure.rules.ts';
import { fundingBreakdown } from './funding.rules.ts';
import { cad } from './money.ts';
import { firstDayOf } from './partial-date.ts';
import { programmeFileSchema, readProgramme } from './programme-file.ts';
import { indicatorProgress } from './progress.rules.ts';

const json: unknown = JSON.parse(
  readFileSync(new URL('../../../content/programmes/otn.json', import.meta.url), 'utf8'),
);
const otnFile = readProgramme(json);

function projectCalled(id: string) {
  const project = otnFile.projects.find((candidate) => candidate.id === id);
  if (!project) throw new Error(`no project ${id}`);
  return project;
}

function initiative() {
  const [first] = otnFile.initiatives;
  if (!first) throw new Error('no initiative');
  return first;
}

function targetOf(id: string, indicator: Parameters<typeof latestTarget>[1]) {
  return latestTarget(projectCalled(id).figures, indicator, otnFile.checkedOn)?.value;
}

describe('the public figures of the OTN', () => {
  it('gives every figure a source that can be opened', () => {
    const figures = [...initiative().figures, ...otnFile.projects.flatMap((project) => project.figures)];
    expect(figures.filter((figure) => figure.source.url === null)).toEqual([]);
    expect(figures.length).toBeGreaterThan(30);
  });

  it('gives no figure a date later than the day the figures were checked', () => {
    const figures = [...initiative().figures, ...otnFile.projects.flatMap((project) => project.figures)];
    expect(figures.filter((figure) => firstDayOf(figure.asOf) > otnFile.checkedOn)).toEqual([]);
  });

  it('has funding that adds up or is unknown, and never exceeds the total', () => {
    const verdicts = otnFile.projects.map(({ totalCost, fundingSources }) =>
      fundingBreakdown(totalCost, fundingSources),
    );
    expect(verdicts.filter(({ verdict }) => verdict === 'exceeds-total')).toEqual([]);
    expect(verdicts.filter(({ verdict }) => verdict === 'adds-up').length).toBeGreaterThanOrEqual(4);
  });

  it('has aid figures equal to the sum of the funding sources', () => {
    const stated = otnFile.projects.flatMap(({ id, figures, fundingSources }) =>
      figures
        .filter(({ indicator }) => indicator === 'aid')
        .map(({ value }) => ({ id, value, fundingSources })),
    );
    expect(stated.length).toBeGreaterThan(0);
    for (const { id, value, fundingSources } of stated) {
      expect({ id, cents: fundingBreakdown(null, fundingSources).known.cents }).toEqual({ id, cents: value });
    }
  });

  it('has parts that make their wholes, where the file says so', () => {
    const claims = otnFile.projects.flatMap((project) => project.sums.map((sum) => ({ project, sum })));
    expect(claims.length).toBeGreaterThan(0);
    for (const { project, sum } of claims) {
      const parts = sum.parts.map((part) => targetOf(project.id, part) ?? Number.NaN);
      expect(parts.reduce((total, part) => total + part, 0)).toBe(targetOf(project.id, sum.whole));
    }
  });

  it('has an envelope that follows from its amendments: 130, 190, then 240 M$', () => {
    const { envelope } = initiative();
    expect(amendmentsThatDoNotAddUp(envelope)).toEqual([]);
    expect(envelopeOn(envelope, '2021-12-31')).toEqual(cad(130_000_000_00));
    expect(envelopeOn(envelope, '2026-01-01')).toEqual(cad(240_000_000_00));
    expect(envelopeFigures(envelope).map(({ value }) => value / 1e8)).toEqual([130, 190, 240]);
  });

  it('keeps the goals announced apart from the results counted', () => {
    const { figures } = initiative();
    expect(latestTarget(figures, 'firms-sensitised', '2025-12-31')?.value).toBe(150_000);
    expect(latestResult(figures, 'firms-sensitised', '2025-12-31')?.value).toBe(135_000);
    expect(latestTarget(figures, 'firms-accompanied', '2025-12-31')?.value).toBe(20_000);
    expect(latestResult(figures, 'firms-accompanied', '2025-12-31')?.value).toBe(17_000);
    expect(latestTarget(figures, 'firms-accompanied', '2022-06-30')?.value).toBe(3_750);
  });

  it('shows the OTN ahead of its calendar on the day of its last report', () => {
    const progress = indicatorProgress(initiative().figures, 'firms-accompanied', {
      startsOn: initiative().startsOn,
      endsOn: initiative().endsOn,
      on: '2025-04-25',
    });
    expect(progress).toMatchObject({ status: 'ahead', achieved: { numerator: 17, denominator: 20 } });
  });
});

describe('the projects that the page must add up', () => {
  it('Rebond numérique: 176,750 $ of 353,500 $ is one half, and some thirty firms', () => {
    const { totalCost, fundingSources, scope } = projectCalled('rebond-numerique');
    const funding = fundingBreakdown(totalCost, fundingSources);
    expect(funding.parts.map((part) => part.shareOfTotal)).toEqual([{ numerator: 1, denominator: 2 }]);
    expect(funding.remainder?.amount).toEqual(cad(176_750_00));
    expect(targetOf('rebond-numerique', 'firms-accompanied')).toBe(30);
    expect(scope).toEqual({ kind: 'regions', regions: ['06'] });
  });

  it('SVA: 1.1 M$ and 0.5 M$ make 1.6 M$; 20 and 75 make 95 firms; the total cost is unknown', () => {
    const { totalCost, fundingSources } = projectCalled('sva-numerique');
    const funding = fundingBreakdown(totalCost, fundingSources);
    expect(totalCost).toBeNull();
    expect(funding.known).toEqual(cad(1_600_000_00));
    expect(funding.parts.map((part) => part.shareOfAid?.numerator)).toEqual([11, 5]);
    expect(targetOf('sva-numerique', 'firms-supported')).toBe(95);
    expect(targetOf('sva-numerique', 'firms-with-strategy')).toBe(20);
    expect(targetOf('sva-numerique', 'firms-in-network')).toBe(75);
  });

  it('Virage PME: four centres of 500,000 $ make 2 M$', () => {
    const { fundingSources } = projectCalled('virage-pme');
    expect(fundingSources.map((source) => source.amount?.cents)).toEqual(Array(4).fill(500_000_00));
  });

  it('STIQ: 1,275,000 $ of 2.55 M$ is one half', () => {
    const { totalCost, fundingSources } = projectCalled('stiq-competitivite');
    expect(fundingBreakdown(totalCost, fundingSources).parts[0]?.shareOfTotal).toEqual({
      numerator: 1,
      denominator: 2,
    });
  });
});

describe('a programme file with a mistake', () => {
  it('names the reference that leads nowhere', () => {
    const file = programmeFileSchema.parse(json);
    const [project, ...others] = file.projects;
    const broken = {
      ...file,
      projects: [{ ...project, organisation: 'nobody', source: 'nowhere' }, ...others],
    };
    expect(() => readProgramme(broken)).toThrow(/no organisation called nobody; no source called nowhere/);
  });

  it('names the id used twice', () => {
    const file = programmeFileSchema.parse(json);
    expect(() => readProgramme({ ...file, projects: [...file.projects, file.projects[0]] })).toThrow(
      /rebond-numerique is used twice/,
    );
  });

  it('refuses a field it does not know, and money that is not whole cents', () => {
    const file = programmeFileSchema.parse(json);
    expect(() => readProgramme({ ...file, extra: 1 })).toThrow();
    const projects = file.projects.map((project) => ({
      ...project,
      totalCost: { cents: 0.5, currency: 'CAD' },
    }));
    expect(() => readProgramme({ ...file, projects })).toThrow();
  });
});
