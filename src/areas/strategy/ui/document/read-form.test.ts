import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../document/place-names.ts';
import { atItsField, readContentForm } from './read-form.ts';

const id = '01890000-0000-7000-8000-000000000001';
const form = (fields: Record<string, string | string[]>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) data.append(name, one);
  return data;
};

describe('a section’s form', () => {
  it('is read field by field; rows left empty are left out', () => {
    const { content, problems } = readContentForm(
      groupsOf('funding'),
      form({
        summary: ' Deux sources\r\net un prêt ',
        'sources.0.id': id,
        'sources.0.name': 'PADS',
        'sources.0.kind': 'quebec',
        'sources.0.amountCents': '12 500,50 $',
        'sources.0.state': 'planned',
        'sources.1.kind': 'firm',
        'sources.1.state': 'planned',
      }),
    );
    expect(problems).toEqual([]);
    expect(content).toEqual({
      summary: 'Deux sources\net un prêt',
      sources: [{ id, name: 'PADS', kind: 'quebec', amountCents: 1_250_050, state: 'planned', note: '' }],
    });
  });

  it('says which amount is none, beside the row where it was typed', () => {
    const { problems, places } = readContentForm(
      groupsOf('funding'),
      form({ 'sources.0.kind': 'firm', 'sources.3.name': 'MRC', 'sources.3.amountCents': 'beaucoup' }),
    );
    expect(problems).toMatchObject([{ path: 'sources.3.amountCents' }]);
    expect(atItsField('sources.0.name', places)).toBe('sources.3.name');
  });

  it('gives a new row a name of its own', () => {
    const { content } = readContentForm(groupsOf('profile'), form({ 'aims.0.aim': 'Exporter' }));
    expect(content.aims).toMatchObject([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), aim: 'Exporter' }]);
  });
});

describe('a sheet’s form', () => {
  it('keeps unknown amounts unknown, and reads numbers as they are typed here', () => {
    const { content } = readContentForm(
      groupsOf('initiative'),
      form({
        title: 'Suivi',
        oneOffCents: '',
        value: '',
        'kpis.0.name': 'TRG',
        'kpis.0.baseline': '61,5',
        'options.0.name': 'Suite',
        [`options.0.ratings.${id}`]: '3',
        'prerequisites[]': [id],
      }),
    );
    expect(content).toMatchObject({
      oneOffCents: null,
      kpis: [{ name: 'TRG', baseline: 61.5, target: null }],
      options: [{ name: 'Suite', ratings: { [id]: 3 } }],
      prerequisites: [id],
      excludes: [],
    });
    expect(content).not.toHaveProperty('value');
  });
});
