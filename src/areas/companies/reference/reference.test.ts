import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { naicsContentSchema } from './naics-content.ts';
import { createNaicsLookup } from './naics-lookup.ts';
import {
  municipalitiesContentSchema,
  postalCodesContentSchema,
  regionsContentSchema,
} from './region-content.ts';
import { createRegionLookup } from './region-lookup.ts';
import { SIZE_CLASS_IDS, sizeClassesContentSchema, sizeClassOf } from './size-class.ts';

function content(name: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../../content/reference/${name}.json`, import.meta.url), 'utf8'),
  );
}

const { regions } = regionsContentSchema.parse(content('regions'));
const { municipalities } = municipalitiesContentSchema.parse(content('municipalities'));
const postalCodes = postalCodesContentSchema.parse(content('postal-codes'));
const lookup = createRegionLookup({ regions, postalCodes, municipalities });
const naics = createNaicsLookup(naicsContentSchema.parse(content('naics')));

describe('the region of an address', () => {
  it.each([
    ['G7H 5B8', 'Saguenay', '02'],
    ['H4S 1Y2', 'Montréal', '06'],
    ['H7L 4R8', 'Laval', '13'],
    ['J4G 1A1', 'Longueuil', '16'],
    ['J2G 9J7', 'Granby', '05'],
    ['J3T 1S4', 'Nicolet', '17'],
    ['G4T 1A1', 'Îles-de-la-Madeleine', '11'],
    ['J7Y 3R8', 'St-Jérôme', '15'],
    ['g1k3g5', 'QUEBEC', '03'],
    ['', 'ville de québec (Québec)', '03'],
    ['', 'Ste Therese, QC', '15'],
    ['', 'Chicoutimi', '02'],
  ])('reads %j %j as region %s by its municipality', (postalCode, city, code) => {
    expect(lookup.regionOf({ postalCode, city })).toEqual({
      code,
      certainty: 'municipality',
      candidates: [code],
    });
  });

  it.each([
    ['G7H5B8', '02'],
    ['H4X 1A1', '06'],
    ['H7A-1A1', '13'],
    ['J4Z 0A1', '16'],
    ['G8P 2K5', '10'],
    ['J5V 1A1', '04'],
    ['J9L', '15'],
  ])('reads the postal code %j alone as region %s', (postalCode, code) => {
    expect(lookup.regionOf({ postalCode })).toMatchObject({ code, certainty: 'postal-code' });
  });

  it('says when a rural postal area straddles regions, and gives the likeliest', () => {
    expect(lookup.regionOf({ postalCode: 'J0A 1A0', city: 'Un rang quelconque' })).toEqual({
      code: '05',
      certainty: 'ambiguous',
      candidates: ['05', '17'],
    });
  });

  it('lets the municipality settle a postal area that straddles', () => {
    expect(lookup.regionOf({ postalCode: 'J0A 1M0', city: 'Warwick' })).toMatchObject({
      code: '17',
      certainty: 'municipality',
    });
  });

  it('tells two places of one name apart by the postal code, and says when it cannot', () => {
    expect(lookup.regionOf({ postalCode: 'G4A 1A1', city: 'Clermont' })).toMatchObject({
      code: '03',
      certainty: 'municipality',
    });
    expect(lookup.regionOf({ postalCode: 'J0Z 3M0', city: 'Clermont' })).toMatchObject({
      code: '08',
      certainty: 'municipality',
    });
    expect(lookup.regionOf({ city: 'Clermont' })).toMatchObject({
      certainty: 'ambiguous',
      candidates: ['03', '08'],
    });
  });

  it('does not take Windsor, Ontario for Windsor, Québec', () => {
    expect(lookup.regionOf({ postalCode: 'N8X 1A1', city: 'Windsor' })).toMatchObject({
      code: null,
      certainty: 'unknown',
    });
    expect(lookup.regionOf({ postalCode: 'J1S 1A1', city: 'Windsor' }).code).toBe('05');
  });

  it.each([
    {},
    { postalCode: null, city: null },
    { postalCode: 'ABC', city: 'Springfield' },
    { postalCode: 'H0H 0H0' },
  ])('leaves %j unknown', (address) => {
    expect(lookup.regionOf(address)).toEqual({ code: null, certainty: 'unknown', candidates: [] });
  });
});

describe('the reference of regions', () => {
  it('has the 17 regions, each on a tile of its own', () => {
    expect(regions.map(({ code }) => code)).toEqual(
      Array.from({ length: 17 }, (_, i) => String(i + 1).padStart(2, '0')),
    );
    expect(new Set(regions.map(({ tile }) => `${tile.col},${tile.row}`)).size).toBe(17);
  });

  it('places every municipality in a region that its postal areas allow', () => {
    const astray = municipalities.flatMap(({ name, regions: own, postalAreas }) =>
      postalAreas
        .filter(
          (postalCode) => !lookup.regionOf({ postalCode }).candidates.some((code) => own.includes(code)),
        )
        .map((area) => `${name} ${area}`),
    );
    expect(astray).toEqual([]);
    expect(municipalities.length).toBeGreaterThan(250);
  });

  it('has municipalities in every region', () => {
    const covered = new Set(municipalities.flatMap((municipality) => municipality.regions));
    expect(covered.size).toBe(17);
  });
});

describe('the classification of industries', () => {
  it('holds the manufacturing sector to four digits, every group under its subsector', () => {
    const codes = naics.manufacturing.map(({ code }) => code);
    expect(codes.filter((code) => code.length === 3)).toHaveLength(21);
    expect(codes.filter((code) => code.length === 4)).toHaveLength(87);
    expect(codes.filter((code) => !naics.find(code.slice(0, 3)))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('finds a group, and the closest one of a longer code', () => {
    expect(naics.find('3327')?.fr).toMatch(/^Ateliers d’usinage/);
    expect(naics.find('332710')).toBeNull();
    expect(naics.closest('332710')?.code).toBe('3327');
    expect(naics.path('3327').map(({ code }) => code)).toEqual(['31-33', '332', '3327']);
    expect(naics.closest('541330')?.code).toBe('54');
    expect(naics.closest('99')).toBeNull();
    expect(naics.closest('44-45')?.code).toBe('44-45');
  });

  it('knows manufacturing from the rest', () => {
    expect(['311', '3327', '33'].every((code) => naics.isManufacturing(code))).toBe(true);
    expect(naics.isManufacturing('541')).toBe(false);
  });

  it('is searched in both languages, without accents, by beginnings of words or by code', () => {
    expect(naics.search('alumin').map(({ code }) => code)).toContain('3313');
    expect(naics.search('sideru').map(({ code }) => code)).toEqual(['3311']);
    expect(naics.search('machine shops').map(({ code }) => code)).toEqual(['3327']);
    expect(naics.search('3364').map(({ code }) => code)).toEqual(['3364']);
    expect(naics.search('fabrication', 5)).toHaveLength(5);
    expect(naics.search('  ')).toEqual([]);
  });
});

describe('size classes', () => {
  it('are the ones of the shared content', () => {
    const { sizeClasses } = sizeClassesContentSchema.parse(content('size-classes'));
    expect(sizeClasses.map(({ id }) => id)).toEqual([...SIZE_CLASS_IDS]);
    for (const { id, min, max } of sizeClasses) {
      if (min !== null) expect(sizeClassOf(min)).toBe(id);
      if (max !== null) expect(sizeClassOf(max)).toBe(id);
    }
  });

  it('leave a number nobody gave unknown', () => {
    expect([sizeClassOf(null), sizeClassOf(0)]).toEqual(['unknown', 'unknown']);
  });
});
