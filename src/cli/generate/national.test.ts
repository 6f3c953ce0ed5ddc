import { describe, expect, it } from 'vitest';
import { readBusinessNumber, readNeq } from '#areas/companies/identifier.rules.ts';
import { sizeClassOf } from '#areas/companies/reference/index.ts';
import { generateNational, type NationalOptions } from './national.ts';
import { content, naics, regionLookup as lookup } from './testing.ts';
import type { Batch } from './types.ts';

const small: NationalOptions = {
  seed: 7,
  firms: 3_000,
  projects: 20,
  organisations: 12,
  participations: 6_000,
  batchSize: 700,
};

type RowsOf<K extends Batch['kind']> = Extract<Batch, { kind: K }>['rows'];

function rowsOf<K extends Batch['kind']>(batches: readonly Batch[], kind: K): RowsOf<K> {
  return batches.filter((batch) => batch.kind === kind).flatMap(({ rows }): unknown[] => rows) as RowsOf<K>;
}

const batches = [...generateNational(small, content)];
const companies = rowsOf(batches, 'companies');
const projects = rowsOf(batches, 'projects');
const activities = rowsOf(batches, 'activities');
const participations = rowsOf(batches, 'participations');

describe('the national data set', () => {
  it('is the same for the same seed, and another for another seed', () => {
    expect([...generateNational(small, content)]).toEqual(batches);
    const [, , , firms] = [...generateNational({ ...small, seed: 8 }, content)];
    expect(firms?.rows[0]).not.toEqual(companies[0]);
  });

  it('has exactly the numbers asked for', () => {
    expect(companies).toHaveLength(3_000);
    expect(projects).toHaveLength(20);
    expect(participations).toHaveLength(6_000);
    expect(rowsOf(batches, 'organisations').filter(({ kind }) => kind === 'delivery')).toHaveLength(12);
    expect(Math.max(...batches.map(({ rows }) => rows.length))).toBeLessThan(1_200);
  });

  it('comes in an order that foreign keys accept', () => {
    const known = new Set<string>();
    const referenced: string[] = [];
    const refer = (id: string) => known.has(id) || referenced.push(id);
    for (const batch of batches) {
      for (const row of batch.rows) {
        if ('organisationId' in row) refer(row.organisationId);
        if ('initiativeId' in row) refer(row.initiativeId);
        if ('fundingSources' in row) row.fundingSources.forEach(({ funderId }) => refer(funderId));
        if ('projectId' in row) refer(row.projectId);
        if ('activityId' in row) [row.activityId, row.companyId].forEach(refer);
      }
      for (const row of batch.rows) known.add(row.id);
    }
    expect(referenced).toEqual([]);
    expect(known.size).toBe(batches.reduce((total, { rows }) => total + rows.length, 0));
  });
});

describe('an invented firm', () => {
  it('has a NEQ and a business number that pass their checks, and that no other firm has', () => {
    expect(companies.filter(({ neq }) => !readNeq(neq).ok)).toEqual([]);
    expect(new Set(companies.map(({ neq }) => neq)).size).toBe(companies.length);
    const numbers = companies.flatMap(({ businessNumber }) => businessNumber ?? []);
    expect(numbers.filter((number) => !readBusinessNumber(number).ok)).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(1_000);
  });

  it('has a city and a postal code of its region', () => {
    const astray = companies.filter(({ city, postalCode, regionCode }) => {
      const byCity = lookup.regionOf({ city, postalCode });
      return byCity.code !== regionCode || !lookup.regionOf({ postalCode }).candidates.includes(regionCode);
    });
    expect(astray).toEqual([]);
    expect(new Set(companies.map(({ regionCode }) => regionCode)).size).toBe(17);
  });

  it('has an industry of the classification, and as many employees as its size class says', () => {
    expect(companies.filter((company) => !naics.find(company.naics))).toEqual([]);
    const misplaced = companies.filter(
      ({ employees, sizeClass }) => employees !== null && sizeClassOf(employees) !== sizeClass,
    );
    expect(misplaced).toEqual([]);
  });

  it('has a name of its own, and reaches nobody: numbers in exchange 555, addresses in .example', () => {
    expect(new Set(companies.map(({ legalName }) => legalName)).size).toBe(companies.length);
    expect(companies.filter(({ phone }) => phone !== null && !/^\d{3} 555-\d{4}$/.test(phone))).toEqual([]);
    expect(
      companies.filter(
        ({ website }) => website !== null && !/^https:\/\/www\.[a-z0-9]+\.example$/.test(website),
      ),
    ).toEqual([]);
    expect(
      participations.filter(({ email }) => email !== null && !/^[a-z.-]+@[a-z0-9.]+\.example$/.test(email)),
    ).toEqual([]);
  });
});

describe('invented activities', () => {
  it('are held while their project runs, on working days', () => {
    const byId = new Map(projects.map((project) => [project.id, project]));
    const astray = activities.filter(({ projectId, heldOn }) => {
      const project = byId.get(projectId);
      return !project || heldOn < project.startsOn || heldOn > project.endsOn;
    });
    expect(astray).toEqual([]);
    expect(
      activities.filter(({ heldOn }) => [0, 6].includes(new Date(`${heldOn}T00:00:00Z`).getUTCDay())),
    ).toEqual([]);
    expect(activities.filter(({ startsAt, endsAt }) => startsAt >= endsAt)).toEqual([]);
  });

  it('have each firm once', () => {
    const pairs = new Set(participations.map(({ activityId, companyId }) => `${activityId} ${companyId}`));
    expect(pairs.size).toBe(participations.length);
  });

  it('reach some firms many times and through several projects, and most once or never', () => {
    const perFirm = Map.groupBy(participations, ({ companyId }) => companyId);
    const counts = [...perFirm.values()].map((rows) => rows.length);
    const acrossProjects = [...perFirm.values()].filter(
      (rows) => new Set(rows.map(({ projectId }) => projectId)).size > 1,
    );
    expect(Math.max(...counts)).toBeGreaterThan(8);
    expect(acrossProjects.length).toBeGreaterThan(100);
    expect(perFirm.size).toBeLessThan(companies.length);
    expect(new Set(participations.map(({ heldOn }) => heldOn.slice(0, 4))).size).toBeGreaterThanOrEqual(4);
  });

  it('have money that adds up, with an unknown total left unknown', () => {
    const overspent = projects.filter(({ totalCostCents, fundingSources }) => {
      const known = fundingSources.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
      return totalCostCents !== null && known > totalCostCents;
    });
    expect(overspent).toEqual([]);
    const amounts = projects.flatMap(({ fundingSources }) =>
      fundingSources.flatMap(({ amountCents }) => amountCents ?? []),
    );
    expect(amounts.filter((cents) => !Number.isSafeInteger(cents))).toEqual([]);
  });
});
