import { describe, expect, it } from 'vitest';
import { initiativeFieldsSchema } from './initiative.ts';
import { groupsOf, isRowsField, placeName, placeValue, valueAt } from './place-names.ts';
import { emptySection, SECTION_SCHEMAS, SECTIONS } from './sections.ts';

const id = '01890000-0000-7000-8000-000000000001';
const of = (section: Parameters<typeof groupsOf>[0], ...contents: object[]) => ({
  groups: groupsOf(section),
  contents: contents as Record<string, unknown>[],
  names: { planning: 'Planification' },
  locale: 'fr' as const,
});

describe('a place in a strategy, in words', () => {
  it('is called by its labels, and a row by its own words', () => {
    const content = { aims: [{ id, aim: 'Livrer plus tôt', measure: '6 semaines' }] };
    expect(placeName(`aims#${id}.measure`, of('profile', {}, content))).toBe(
      'Visées · «\u00a0Livrer plus tôt\u00a0» · Mesure',
    );
    expect(placeName('blocks.offer.today', of('business-model'))).toBe('Offre de valeur · Aujourd’hui');
  });

  it('says values as a reader writes them', () => {
    expect(placeValue(`sources#${id}.amountCents`, 1_250_000, of('funding'))).toBe('12\u00a0500\u00a0$');
    expect(placeValue(`sources#${id}.kind`, 'federal', of('funding'))).toBe('Canada');
    expect(placeValue(`needs#${id}.dimension`, 'planning', of('needs'))).toBe('Planification');
    expect(placeValue('lockedQuarter', '2027-Q1', of('initiative'))).toBe('T1\u00a02027');
    expect(placeValue('vision', null, of('profile'))).toBe('');
  });
});

describe('the fields of each section and of a sheet', () => {
  const written: [string, unknown, ReturnType<typeof groupsOf>][] = [
    ...SECTIONS.map((section): [string, unknown, ReturnType<typeof groupsOf>] => [
      section,
      emptySection(section),
      groupsOf(section),
    ]),
    ['initiative', initiativeFieldsSchema.parse({ title: 'x' }), groupsOf('initiative')],
  ];

  it('are all there is to write, and no more', () => {
    for (const [section, content, groups] of written) {
      const keys = groups.flatMap(({ fields }) => fields.map(({ key }) => key));
      for (const key of keys) expect([section, key, valueAt(content, key)]).not.toContain(undefined);
      const tops = new Set(keys.map((key) => key.split('.')[0]));
      expect([section, ...Object.keys(content as object).sort()]).toEqual([section, ...[...tops].sort()]);
    }
  });

  it('name every field of a row', () => {
    for (const section of SECTIONS)
      for (const rows of groupsOf(section).flatMap(({ fields }) => fields.filter(isRowsField))) {
        const row = Object.fromEntries(rows.fields.map(({ key }) => [key, undefined]));
        const parsed = SECTION_SCHEMAS[section].parse({ [rows.key]: [{ id, ...row }] }) as never;
        const [kept] = valueAt(parsed, rows.key) as object[];
        expect(Object.keys(kept!).sort()).toEqual(['id', ...Object.keys(row)].sort());
      }
  });
});
