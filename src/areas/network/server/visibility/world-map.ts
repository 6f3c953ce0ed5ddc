import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json' with { type: 'json' };

export interface CountryShape {
  /** ISO 3166-1; empty for the few lands that have no code. */
  code: string;
  path: string;
}

export interface WorldShapes {
  width: number;
  height: number;
  countries: CountryShape[];
}

const WIDTH = 960;
/** Nobody buys there, and it would take a fifth of the drawing. */
const ANTARCTICA = '010';

let drawn: WorldShapes | undefined;

/**
 * The countries of the world in an equal-area projection (Equal Earth): a large land does not look larger than it is.
 * Boundaries are Natural Earth's, in the public domain. Drawn once a process.
 */
export function worldShapes(): WorldShapes {
  drawn ??= drawWorld();
  return drawn;
}

function drawWorld(): WorldShapes {
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.countries);
  const lands = features.filter(({ id }) => id !== ANTARCTICA);
  const collection = { type: 'FeatureCollection' as const, features: lands };
  const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, collection);
  const path = geoPath(projection).digits(0);
  const [, [, bottom]] = path.bounds(collection);
  return {
    width: WIDTH,
    height: Math.ceil(bottom),
    countries: lands.map((land) => ({ code: countryCode(land.id), path: shortened(path(land) ?? '') })),
  };
}

/** Points that fell on the one before them are left out. */
const shortened = (path: string): string => path.replaceAll(/(-?\d+,-?\d+)(?:L\1)+(?=[LMZ]|$)/g, '$1');

/** Boundaries are numbered (`276`): the standard of language tags knows which country each number is. */
const countryCode = (id: string | number | undefined): string =>
  id === undefined ? '' : (new Intl.Locale(`und-${String(id).padStart(3, '0')}`).region ?? '');
