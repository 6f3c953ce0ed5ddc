import type { Point } from '../document.ts';

const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;
/** More than rounding loses. */
const ROUNDING_KM = 1e-6;

/** Great-circle distance, in km. */
export function distanceKm(a: Point, b: Point): number {
  const [from, to] = [a.latitude * RADIANS, b.latitude * RADIANS];
  const half =
    Math.sin((to - from) / 2) ** 2 +
    Math.cos(from) * Math.cos(to) * Math.sin(((b.longitude - a.longitude) * RADIANS) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Two places of these latitudes are at least so far from each other, in km. */
export const kmBetween = (one: number, other: number): number =>
  Math.abs(one - other) * RADIANS * EARTH_KM - ROUNDING_KM;

/** How far east or west of a place one within `km` of it can be, in degrees. */
export function degreesAround({ latitude }: Point, km: number): number {
  const [reach, at] = [km / EARTH_KM, Math.abs(latitude) * RADIANS];
  if (reach + at >= Math.PI / 2) return 180;
  return Math.asin(Math.min(1, Math.sin(reach) / Math.cos(at))) / RADIANS + ROUNDING_KM;
}
