import { AREA_CODES, pickRegion } from './distributions.ts';
import { weighted, type Random } from './random.ts';
import type { GenerateContent } from './types.ts';
import { STREETS } from './words.ts';

export interface Address {
  street: string;
  city: string;
  postalCode: string;
  regionCode: string;
}

/** Letters that Canada Post uses in the second half of a postal code. */
const POSTAL_LETTERS = [...'ABCEGHJKLMNPRSTVWXYZ'];

export interface AddressBook {
  address(random: Random, regionCode?: string): Address;
}

/** Addresses whose city, postal code and region agree. Towns with more postal areas get more firms. */
export function createAddressBook(content: GenerateContent): AddressBook {
  const pickers = new Map(content.regions.map(({ code }) => [code, cityPicker(content, code)]));
  return {
    address: (random, regionCode = pickRegion(random)) => {
      const pickCity = pickers.get(regionCode);
      if (!pickCity) throw new RangeError(`No region ${regionCode}`);
      const city = pickCity(random);
      return {
        street: `${random.int(1, 4999)}, ${random.pick(STREETS)}`,
        city: city.name,
        postalCode: postalCode(random, random.pick(city.postalAreas)),
        regionCode,
      };
    },
  };
}

/** A number that no telephone company gives out: exchange 555. The last four digits start at `0100`. */
export function phoneNumber(random: Random, regionCode: string, lastNumber = 9999): string {
  const area = random.pick(AREA_CODES[regionCode] ?? ['418']);
  return `${area} 555-${String(random.int(100, lastNumber)).padStart(4, '0')}`;
}

function cityPicker({ municipalities }: GenerateContent, regionCode: string) {
  const own = municipalities.filter(
    ({ regions, postalAreas }) => regions.length === 1 && regions[0] === regionCode && postalAreas.length > 0,
  );
  return weighted(own.map((municipality) => [municipality, municipality.postalAreas.length] as const));
}

function postalCode(random: Random, area: string): string {
  return `${area} ${random.int(0, 9)}${random.pick(POSTAL_LETTERS)}${random.int(0, 9)}`;
}
