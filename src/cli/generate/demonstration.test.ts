import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readNeq } from '#areas/companies/identifier.rules.ts';
import { generateDemonstration } from './demonstration.ts';
import type { MessyFile } from './messy-file.ts';
import { content, naics, regionLookup } from './testing.ts';

const today = '2026-06-15';
const demonstration = generateDemonstration({ seed: 3, today }, content);
const { companies, projects, activities, participations } = demonstration;
const registered = new Set(companies.map(({ id }) => id));

function cellsOf(file: MessyFile, delimiter: string): string[][] {
  return parse(file.text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
  });
}

function lines(file: MessyFile): string[] {
  return file.text.split('\r\n');
}

describe('the demonstration', () => {
  it('is the same for the same seed and day', () => {
    expect(generateDemonstration({ seed: 3, today }, content)).toEqual(demonstration);
    expect(generateDemonstration({ seed: 4, today }, content).companies[20]).not.toEqual(companies[20]);
  });

  it('has 300 firms with names of their own, right identifiers, regions and industries', () => {
    expect(companies).toHaveLength(300);
    expect(new Set(companies.map(({ legalName }) => legalName)).size).toBe(300);
    expect(companies.map(({ legalName }) => legalName)).toContain('Les Aciers du Fjord ltée');
    expect(companies.filter(({ neq }) => !readNeq(neq).ok)).toEqual([]);
    expect(companies.filter((company) => !naics.isManufacturing(company.naics))).toEqual([]);
    expect(companies.filter((company) => regionLookup.regionOf(company).code !== company.regionCode)).toEqual(
      [],
    );
  });

  it('uses only the telephone numbers set aside for stories', () => {
    const phones = companies.flatMap(({ phone }) => phone ?? []);
    expect(phones.filter((phone) => !/^\d{3} 555-01\d\d$/.test(phone))).toEqual([]);
  });

  it('tells of a past that the day divides from what is to come', () => {
    const attended = new Set(participations.map(({ activityId }) => activityId));
    const upcoming = activities.filter(({ heldOn }) => heldOn > today);
    expect(upcoming).toHaveLength(projects.length);
    expect(upcoming.filter(({ id }) => attended.has(id))).toEqual([]);
    expect(participations.filter(({ heldOn }) => heldOn > today)).toEqual([]);
    expect(participations.length).toBeGreaterThan(500);
    expect(projects.flatMap(({ figures }) => figures).filter(({ asOf }) => asOf > today)).toEqual([]);
  });

  it('has firms that two projects reached, so that they can be seen to count once', () => {
    const perFirm = Map.groupBy(participations, ({ companyId }) => companyId);
    const twice = [...perFirm.values()].filter(
      (rows) => new Set(rows.map(({ projectId }) => projectId)).size > 1,
    );
    expect(twice.length).toBeGreaterThan(30);
  });

  it('refers only to what it holds', () => {
    const ids = new Set([...demonstration.organisations, ...projects, ...activities].map(({ id }) => id));
    expect(
      participations.filter(
        ({ activityId, companyId }) => !ids.has(activityId) || !registered.has(companyId),
      ),
    ).toEqual([]);
    expect(
      activities.filter(({ projectId, organisationId }) => !ids.has(projectId) || !ids.has(organisationId)),
    ).toEqual([]);
  });
});

describe('the messy list of firms', () => {
  const { companyFile, companyFileWithMistakes } = demonstration;

  it('says where each line is, whatever the line breaks inside cells', () => {
    for (const file of [companyFile, companyFileWithMistakes]) {
      const rows = cellsOf(file, ';').slice(1);
      expect(rows).toHaveLength(file.truth.length);
      const physical = file.text.split('\n');
      file.truth.forEach(({ line }, index) => {
        const [firstCell = ''] = rows[index] ?? [];
        expect(physical[line - 1]).toContain(firstCell.split('\n')[0]);
      });
    }
  });

  it('repeats firms of the register, and has some twice', () => {
    const repeated = companyFile.truth.flatMap(({ companyId }) => companyId ?? []);
    expect(repeated).toHaveLength(24);
    expect(repeated.filter((id) => !registered.has(id))).toEqual([]);
    expect(companyFile.truth).toHaveLength(24 + 34 + 2);
  });

  it('has broken accents, a formula, a line break in a cell and an empty line', () => {
    expect(companyFile.text).toMatch(/Ã©|Ã¨/);
    expect(companyFile.text).toContain('=HYPERLINK(');
    expect(
      cellsOf(companyFile, ';')
        .flat()
        .filter((cell) => cell.includes('\n')),
    ).toHaveLength(1);
    expect(lines(companyFile)).toContain('');
  });

  it('without mistakes, has no NEQ that must be refused', () => {
    const neqs = cellsOf(companyFile, ';')
      .slice(1)
      .flatMap((cells) => cells[1] || []);
    expect(neqs.length).toBeGreaterThan(10);
    expect(neqs.filter((neq) => !readNeq(neq).ok)).toEqual([]);
    expect(companyFile.truth.filter(({ mistake }) => mistake !== null)).toEqual([]);
  });

  it('with mistakes, has one on each line that the truth marks', () => {
    const rows = cellsOf(companyFileWithMistakes, ';').slice(1);
    const mistakes = companyFileWithMistakes.truth.flatMap(({ mistake }, index) =>
      mistake ? [{ mistake, cells: rows[index] ?? [] }] : [],
    );
    expect(mistakes).toHaveLength(6);
    for (const { mistake, cells } of mistakes) {
      if (mistake === 'no-name') expect(cells[0]).toBe('');
      else if (mistake === 'too-few-columns') expect(cells).toHaveLength(4);
      else if (mistake === 'unknown-industry') expect(naics.closest(cells[9] ?? '')).toBeNull();
      else expect(readNeq(cells[1] ?? '').ok).toBe(false);
    }
  });
});

describe('the attendance list', () => {
  it('names firms of the register in other words, some twice, and firms that are not in it', () => {
    const { attendanceFile } = demonstration;
    const rows = cellsOf(attendanceFile, '\t').slice(1);
    expect(rows).toHaveLength(attendanceFile.truth.length);
    const known = attendanceFile.truth.flatMap(({ companyId }) => companyId ?? []);
    expect(known).toHaveLength(32);
    expect(new Set(known).size).toBe(30);
    expect(attendanceFile.truth.filter(({ companyId }) => companyId === null)).toHaveLength(12);
    const legalNames = new Set(companies.map(({ legalName }) => legalName));
    expect(rows.filter((cells) => !legalNames.has(cells[2] ?? '')).length).toBeGreaterThan(12);
  });
});
