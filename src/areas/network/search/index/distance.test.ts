import fc from 'fast-check';
import { expect, it } from 'vitest';
import { degreesAround, distanceKm, kmBetween } from './distance.ts';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

it('what is ruled out by its latitude or longitude alone is too far', () =>
  fc.assert(
    fc.property(point, point, fc.double({ min: 0.1, max: 20_100, noNaN: true }), (a, b, km) => {
      const distance = distanceKm(a, b);
      expect(kmBetween(a.latitude, b.latitude)).toBeLessThanOrEqual(distance);
      const turn = Math.abs(a.longitude - b.longitude);
      if (Math.min(turn, 360 - turn) > degreesAround(a, km)) expect(distance).toBeGreaterThan(km);
    }),
    { numRuns: 2000 },
  ));

it('Saguenay is 180 km from the city of Québec', () => {
  const saguenay = { latitude: 48.428, longitude: -71.068 };
  expect(distanceKm(saguenay, { latitude: 46.813, longitude: -71.208 })).toBeCloseTo(179.9, 0);
});
