import { describe, expect, it } from 'vitest';
import { searchTemplates } from './search.rules.ts';
import { sheetOf, summaryOf } from './sheet.rules.ts';
import { shippedCatalogue } from './testing.ts';

const { templates, framework } = shippedCatalogue;
const found = (
  ...given: [filter?: Parameters<typeof searchTemplates>[1], sort?: Parameters<typeof searchTemplates>[2]]
) => searchTemplates(templates, given[0] ?? {}, given[1] ?? 'title', 'fr');
const ids = (all: { id: string }[]): string[] => all.map(({ id }) => id);

describe('looking through the catalogue', () => {
  it('finds words without their accents, in either language, by their beginning', () => {
    expect(ids(found({ q: 'energie' }))).toContain('energy-monitoring');
    expect(ids(found({ q: 'weld rob' }))).toContain('welding-robot-cell');
    expect(ids(found({ q: 'soudage robot' }))).toContain('welding-robot-cell');
  });

  it('asks for every word', () => {
    expect(found({ q: 'soudage hydroponique' })).toEqual([]);
  });

  it('narrows by family, dimension and size, all at once', () => {
    const narrowed = found({ family: 'foundations', dimension: 'cybersecurity', size: '1-9' });
    expect(ids(narrowed).sort()).toEqual(['backup-continuity', 'cybersecurity-basics', 'identity-mfa']);
  });

  it('shows everything when nothing is asked, in the order of French titles', () => {
    const titles = found().map(({ title }) => title.fr);
    expect(titles).toHaveLength(templates.length);
    expect(titles).toEqual([...titles].sort((one, other) => one.localeCompare(other, 'fr-CA')));
  });

  it('orders by the cost of the chosen size, both ways', () => {
    const costs = found({ size: '10-49' }, 'cost').map(
      ({ oneOffCents }) => oneOffCents['10-49'][0] + oneOffCents['10-49'][1],
    );
    expect(costs).toEqual([...costs].sort((one, other) => one - other));
    const [dearest] = found({ size: '10-49' }, '-cost');
    expect(dearest!.id).toBe('welding-robot-cell');
  });
});

describe('a sheet', () => {
  const sheet = sheetOf(
    templates.find(({ id }) => id === 'erp-inventory')!,
    templates,
    framework,
  );

  it('spells out what comes before and after', () => {
    expect(sheet.first.map(({ title }) => title.fr)).toEqual(['Ménage des données de base']);
    expect(ids(sheet.leadsTo)).toEqual(expect.arrayContaining(['erp-production', 'warehouse-barcode']));
  });

  it('describes the levels as the questionnaire does', () => {
    expect(sheet.raises[0]!.fromText?.fr).toMatch(/^On va voir/);
    expect(sheet.raises[0]!.toText?.fr).toMatch(/^Les stocks sont dans l’ERP/);
  });

  it('is the same template as in the list', () => {
    expect(summaryOf(sheet.template, framework).dimensions[0]!.name.fr).toBe('Stocks et expédition');
  });
});
