import type { Random } from '../generate/random.ts';

type Point = readonly [latitude: number, longitude: number];

/** Roughly the middle of where people live in each region: enough to tell what is near from what is far. */
const REGIONS: Readonly<Record<string, Point>> = {
  '01': [48.4, -68.5],
  '02': [48.42, -71.3],
  '03': [46.85, -71.3],
  '04': [46.4, -72.6],
  '05': [45.4, -71.9],
  '06': [45.52, -73.6],
  '07': [45.5, -75.7],
  '08': [48.3, -78.6],
  '09': [49.2, -68.2],
  '10': [49.9, -74.4],
  '11': [48.6, -65.0],
  '12': [46.3, -70.9],
  '13': [45.58, -73.75],
  '14': [46.0, -73.4],
  '15': [45.8, -74.0],
  '16': [45.4, -73.2],
  '17': [46.0, -72.2],
};

const CITIES: Readonly<Record<string, Point>> = {
  Saguenay: [48.428, -71.068],
  Alma: [48.55, -71.65],
  Montréal: [45.51, -73.57],
  Québec: [46.81, -71.21],
  Lévis: [46.74, -71.25],
  Sherbrooke: [45.4, -71.89],
  'Trois-Rivières': [46.34, -72.54],
  Drummondville: [45.88, -72.48],
  'Saint-Georges': [46.12, -70.67],
  Granby: [45.4, -72.73],
  Longueuil: [45.53, -73.52],
};

/** Where an invented firm stands: in its town where we know it, else somewhere in its region. */
export function regionPoint(
  regionCode: string,
  city: string,
  random: Random,
): { latitude: number; longitude: number } {
  const known = CITIES[city];
  const [latitude, longitude] = known ?? REGIONS[regionCode] ?? REGIONS['03']!;
  const spread = known ? 3 : 25;
  const around = (at: number) => Math.round((at + random.int(-spread, spread) / 100) * 10_000) / 10_000;
  return { latitude: around(latitude), longitude: around(longitude) };
}
