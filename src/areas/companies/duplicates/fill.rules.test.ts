import { describe, expect, it } from 'vitest';
import { fieldsOf, fillFrom, identifierConflicts, withdraw } from './fill.rules.ts';
import { firm, neqOf } from './testing.ts';

describe('what a merged record gives to the firm it joins', () => {
  it('fills what the firm lacks and replaces nothing', () => {
    const { fields, contribution } = fillFrom(
      firm('Aciers Boréal', { phone: '418-545-1234' }),
      firm('Aciers Boréal', { phone: '514-555-0199', website: 'https://boreal.example', naics: '3312' }),
    );
    expect(fields).toMatchObject({ phone: '418-545-1234', website: 'https://boreal.example', naics: '3312' });
    expect(fieldsOf(contribution).sort()).toEqual(['naics', 'website']);
  });

  it('keeps the other name, so that the firm is found under it, but not one that differs by capitals only', () => {
    const boreal = firm('Aciers Boréal', { otherNames: [{ name: 'Boréal', kind: 'trade' }] });
    const names = (other: string) => fillFrom(boreal, firm(other)).fields.otherNames.map(({ name }) => name);
    expect(names('Les Aciers Boréal inc.')).toEqual(['Boréal', 'Les Aciers Boréal inc.']);
    expect(names('ACIERS BOREAL')).toEqual(['Boréal']);
  });

  it('completes an address only with one that agrees', () => {
    const here = firm('A', { city: 'Saguenay' });
    const street = (city: string) =>
      fillFrom(here, firm('A', { street: '12, rue Principale', city })).fields.street;
    expect(street('SAGUENAY')).toBe('12, rue Principale');
    expect(street('Laval')).toBeUndefined();
  });

  it('takes a whole address, province included, when the firm has none', () => {
    const { fields } = fillFrom(
      firm('A'),
      firm('A', { city: 'Ottawa', province: 'ON', postalCode: 'K1A 0B1' }),
    );
    expect(fields).toMatchObject({ city: 'Ottawa', province: 'ON', postalCode: 'K1A 0B1' });
  });

  it('never mixes the number of employees of one size with the class of another', () => {
    const { fields } = fillFrom(
      firm('A', { sizeClass: '1-9' }),
      firm('A', { employees: 80, sizeClass: '50-249' }),
    );
    expect(fields).toMatchObject({ sizeClass: '1-9' });
    expect(fields.employees).toBeUndefined();
  });

  it('stays within what a record may hold', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ name: `Nom ${at}`, kind: 'trade' as const }));
    expect(fillFrom(firm('A', { otherNames: many }), firm('B')).fields.otherNames).toHaveLength(30);
  });
});

describe('taking it back', () => {
  const survivor = firm('Aciers Boréal');
  const merged = firm('Boréal', { phone: '418-545-1234', street: '12, rue Principale', city: 'Saguenay' });
  const { fields, contribution } = fillFrom(survivor, merged);

  it('gives the firm back as it was', () => {
    expect(JSON.stringify(withdraw(fields, contribution).fields)).toBe(JSON.stringify(survivor));
  });

  it('keeps a newer value and names it', () => {
    const { fields: back, kept } = withdraw({ ...fields, phone: '514-555-0199' }, contribution);
    expect(kept).toEqual(['phone']);
    expect(back.phone).toBe('514-555-0199');
    expect(back.city).toBeUndefined();
  });

  it('keeps the whole address when a part of it was changed: half of one would be false', () => {
    const { fields: back, kept } = withdraw({ ...fields, street: '14, rue Principale' }, contribution);
    expect(kept).toEqual(['street', 'city']);
    expect(back).toMatchObject({ street: '14, rue Principale', city: 'Saguenay' });
  });
});

describe('identifiers that prove two firms', () => {
  it('conflict when both are sound and differ', () => {
    expect(identifierConflicts(firm('A', { neq: neqOf(1) }), firm('A', { neq: neqOf(2) }))).toEqual(['neq']);
    expect(identifierConflicts(firm('A', { neq: neqOf(1) }), firm('A', { neq: neqOf(1) }))).toEqual([]);
    expect(identifierConflicts(firm('A', { neq: neqOf(1) }), firm('A'))).toEqual([]);
  });

  it('do not when one of them fails its check digit', () => {
    expect(identifierConflicts(firm('A', { neq: neqOf(1) }), firm('A', { neq: '1145000021' }))).toEqual([]);
  });
});
