import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asks, does, filled, found, supplier, type Create } from './documents.ts';
import { anyFilters, anySupplier, countOf, passes } from './plain.ts';

// What a search leaves out, and what the rest is counted by: a part of `contract.ts`.

export function filtersContract(create: Create): void {
  const search = filled(
    create(),
    supplier('saguenay', {
      point: { latitude: 48.42, longitude: -71.06 },
      regionCode: '02',
      numbers: { pressTonnes: 2500, maxLengthMm: 7000, toleranceMm: 0.05 },
      openNow: true,
      certificates: [{ concept: 'iso-9001', expiresOn: '2026-11-22' }],
      ...does('certificate', 'iso-9001'),
    }),
    supplier('montreal', {
      point: { latitude: 45.5, longitude: -73.57 },
      regionCode: '06',
      numbers: { pressTonnes: 800, toleranceMm: 0.2 },
      certificates: [{ concept: 'iso-9001', expiresOn: '2026-11-21' }],
      ...does('certificate', 'iso-9001'),
    }),
  );

  it('asks at least a press, a length; at most a tolerance', () => {
    expect(found(search, '', { atLeast: { pressTonnes: 2000 } })).toEqual(['saguenay']);
    expect(found(search, '', { atLeast: { maxLengthMm: 6000 } })).toEqual(['saguenay']);
    expect(found(search, '', { atLeast: { toleranceMm: 0.05 } })).toEqual(['saguenay']);
  });

  it('keeps those near a place, nearest first, with the distance', () => {
    const near = { latitude: 48.3, longitude: -71, km: 500 };
    const { hits } = search.search(asks('', { filters: { near } }));
    expect(hits.map(({ id }) => id)).toEqual(['saguenay', 'montreal']);
    expect(hits[0]!.distanceKm).toBeCloseTo(14.1, 0);
    expect(found(search, '', { near: { ...near, km: 100 } })).toEqual(['saguenay']);
  });

  it('knows a certificate that ends today from one that ended yesterday', () =>
    expect(found(search, '', { certificateValid: ['quality-certification'] })).toEqual(['saguenay']));

  it('counts the certificates that are valid today, as many as it keeps for each', () => {
    const asked = asks('', { facets: ['certificate'], below: ['quality-certification'] });
    const { facets, below } = search.search(asked);
    expect(facets.certificate).toContainEqual({ value: 'quality-certification', count: 1 });
    expect(below['quality-certification']).toEqual([{ value: 'iso-9001', count: 1 }]);
    expect(found(search, '', { certificateValid: ['iso-9001'] })).toEqual(['saguenay']);
  });

  it('keeps those with capacity open now, and lets nobody through for a value that nobody has', () => {
    expect(found(search, '', { openNow: true })).toEqual(['saguenay']);
    expect(found(search, '', { regions: ['06', '17'] })).toEqual(['montreal']);
    expect(found(search, '', { regions: ['17'] })).toEqual([]);
  });
}

export function facetsContract(create: Create): void {
  it('count as plain counting does, filtered or not', () => {
    fc.assert(
      fc.property(fc.array(anySupplier, { maxLength: 40 }), anyFilters, (parts, filters) => {
        const documents = parts.map((part, at) => supplier(`firm-${at}`, part));
        const search = filled(create(), ...documents);
        const kept = documents.filter((document) => passes(document, filters));
        const result = search.search(asks('', { filters, facets: ['region', 'language', 'process'] }));
        expect(result.total).toBe(kept.length);
        const counts = new Map(result.facets.region!.map(({ value, count }) => [value, count]));
        expect(counts).toEqual(countOf(kept.map(({ regionCode }) => [regionCode])));
        const spoken = new Map(result.facets.language!.map(({ value, count }) => [value, count]));
        expect(spoken).toEqual(countOf(kept.map(({ languages }) => languages)));
        const forming = kept.filter(({ concepts }) => concepts.some(({ id }) => id !== 'laser-cutting'));
        expect(result.facets.process!.find(({ value }) => value === 'forming')?.count ?? 0).toBe(
          forming.length,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('count what is just below a concept, as deep as one goes, in what was found', () => {
    const held = ['aluminium-6000', 'aluminium-7000', 'cast-a356', 'brass'];
    const firms = Array.from({ length: 80 }, (_, at) =>
      supplier(`firm-${at}`, { regionCode: at % 8 ? '02' : '06', ...does('material', held[at % 4]!) }),
    );
    const search = filled(create(), ...firms);
    const below = ['nonferrous-metals', 'aluminium', 'brass', 'no-such-concept'];
    const count = (value: string, count: number) => ({ value, count });
    const north = search.search(asks('', { below, filters: { regions: ['06'] } })).below;
    expect(north).toMatchObject({ aluminium: [count('aluminium-wrought', 10)], brass: [] });
    const found = search.search(asks('Aluminium', { below, filters: { concepts: ['aluminium'] } }));
    expect(found.below).toEqual({
      'nonferrous-metals': [count('aluminium', 60)],
      aluminium: [count('aluminium-wrought', 40), count('aluminium-cast-alloys', 20)],
      ...{ brass: [], 'no-such-concept': [] },
    });
  });
}
