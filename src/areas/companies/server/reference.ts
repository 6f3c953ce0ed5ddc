import { readContent } from '#platform/content.ts';
import {
  createNaicsLookup,
  createRegionLookup,
  municipalitiesContentSchema,
  naicsContentSchema,
  postalCodesContentSchema,
  regionsContentSchema,
  type NaicsLookup,
  type RegionLookup,
} from '../reference/index.ts';

let naics: NaicsLookup | undefined;
let regions: RegionLookup | undefined;

/** The classification of industries that the register uses. */
export function naicsReference(): NaicsLookup {
  naics ??= createNaicsLookup(naicsContentSchema.parse(readContent('reference/naics')));
  return naics;
}

/** The administrative regions, and which of them an address is in. */
export function regionReference(): RegionLookup {
  regions ??= createRegionLookup({
    ...regionsContentSchema.parse(readContent('reference/regions')),
    ...municipalitiesContentSchema.parse(readContent('reference/municipalities')),
    postalCodes: postalCodesContentSchema.parse(readContent('reference/postal-codes')),
  });
  return regions;
}
