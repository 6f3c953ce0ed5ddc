import { readFileSync } from 'node:fs';
import {
  createNaicsLookup,
  createRegionLookup,
  municipalitiesContentSchema,
  naicsContentSchema,
  postalCodesContentSchema,
  regionsContentSchema,
} from '#areas/companies/reference/index.ts';
import type { GenerateContent } from './types.ts';

function read(name: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../content/reference/${name}.json`, import.meta.url), 'utf8'),
  );
}

const { regions } = regionsContentSchema.parse(read('regions'));
const { municipalities } = municipalitiesContentSchema.parse(read('municipalities'));
const naicsContent = naicsContentSchema.parse(read('naics'));

/** The product's own reference content, for the tests of the generator. */
export const content: GenerateContent = {
  regions,
  municipalities,
  manufacturing: naicsContent.manufacturing,
};
export const naics = createNaicsLookup(naicsContent);
export const regionLookup = createRegionLookup({
  regions,
  municipalities,
  postalCodes: postalCodesContentSchema.parse(read('postal-codes')),
});
