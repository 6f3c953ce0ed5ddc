import { createAddressBook, phoneNumber } from './address.ts';
import { COMMON_GROUPS, pickIndustry, pickLegalPrefix, pickSize } from './distributions.ts';
import { createNameMaker, hostOf, type NameMaker } from './names.ts';
import { createNumbering } from './numbers.ts';
import { weighted, type Random } from './random.ts';
import type { CompanyRow, GenerateContent, OtherName } from './types.ts';

export interface FirmMaker {
  /** One more invented firm; region and industry are drawn when not given. */
  next(wanted?: { regionCode?: string; industry?: string; lastPhone?: number }): CompanyRow;
}

const EMPLOYEES = {
  '1-9': [1, 9],
  '10-49': [10, 49],
  '50-249': [50, 249],
  '250+': [250, 1800],
  unknown: null,
} as const;
const pickCorporateForm = weighted([
  ['inc.', 86],
  ['ltée', 11],
  ['ltd.', 3],
] as const);
const LANGUAGES = weighted<string[]>([
  [['fr'], 70],
  [['fr', 'en'], 28],
  [['en'], 2],
]);
const NUMBERED_SHARE = 0.05;

/** `reserved` are legal names that the caller gives to firms of its own. */
export function createFirmMaker(
  random: Random,
  content: GenerateContent,
  reserved: readonly string[] = [],
): FirmMaker {
  const book = createAddressBook(content);
  const names = createNameMaker(reserved.map((name) => name.replace(/ (inc\.|ltée)$/, '')));
  const numbering = createNumbering(random);
  const groups = groupPicker(content);
  let serial = 0;
  return {
    next: ({ regionCode, industry, lastPhone } = {}) => {
      const address = book.address(random, regionCode);
      const naics = groups(random, industry ?? pickIndustry(random));
      const prefix = pickLegalPrefix(random);
      const named = nameFirm(random, names, { prefix, naics, city: address.city });
      const sizeClass = pickSize(random);
      const row: CompanyRow = {
        id: random.uuid(),
        legalName: named.legalName,
        otherNames: named.otherNames,
        neq: numbering.neq(prefix, serial),
        businessNumber: random.chance(0.55) ? numbering.businessNumber(serial) : null,
        naics,
        sizeClass,
        employees: employeesOf(random, sizeClass),
        ...address,
        phone: random.chance(0.85) ? phoneNumber(random, address.regionCode, lastPhone) : null,
        website: random.chance(0.68) ? `https://www.${hostOf(named.core)}` : null,
        languages: [...LANGUAGES(random)],
      };
      serial += 1;
      return row;
    },
  };
}

interface Named {
  core: string;
  legalName: string;
  otherNames: OtherName[];
}

function nameFirm(
  random: Random,
  names: NameMaker,
  { prefix, naics, city }: { prefix: string; naics: string; city: string },
): Named {
  const core = names.core(random, naics, city);
  if (prefix === '22') return { core, legalName: `${core} enr.`, otherNames: [] };
  if (prefix === '33') return { core, legalName: `${core}, s.e.n.c.`, otherNames: [] };
  if (random.chance(NUMBERED_SHARE)) {
    return { core, legalName: names.numbered(), otherNames: [{ name: core, kind: 'trade' }] };
  }
  const legalName = `${core} ${pickCorporateForm(random)}`;
  return { core, legalName, otherNames: otherNames(random, core) };
}

function otherNames(random: Random, core: string): OtherName[] {
  if (!random.chance(0.1)) return [];
  const short = core
    .replace(/^Les |^Groupe /, '')
    .split(' ')
    .slice(0, 2)
    .join(' ');
  return short === core ? [] : [{ name: short, kind: random.chance(0.7) ? 'trade' : 'former' }];
}

function employeesOf(random: Random, sizeClass: CompanyRow['sizeClass']): number | null {
  const range = EMPLOYEES[sizeClass];
  return range && random.chance(0.6) ? random.int(range[0], range[1]) : null;
}

/** From a subsector of manufacturing to one of its groups; other sectors stay at two digits. */
function groupPicker({ manufacturing }: GenerateContent) {
  const groups = manufacturing.filter(({ code }) => code.length === 4);
  const pickers = new Map(
    [...new Set(groups.map(({ code }) => code.slice(0, 3)))].map((subsector) => {
      const own = groups.filter(({ code }) => code.startsWith(subsector));
      return [subsector, weighted(own.map(({ code }) => [code, COMMON_GROUPS[code] ?? 1] as const))] as const;
    }),
  );
  return (random: Random, industry: string): string => pickers.get(industry)?.(random) ?? industry;
}
