import { fold, words } from '../../src/areas/companies/matching/text.ts';
import type { Draw } from './draw.ts';
import {
  ALL_STREETS,
  ENDINGS,
  FAMILIES,
  FIRST_NAMES,
  FORMS,
  SYLLABLES,
  TOWNS,
  TRADES_EN,
  TRADES_FR,
} from './vocabulary.ts';

/** A firm as it is, before anybody typed it. */
export interface Firm {
  readonly core: readonly string[];
  readonly form: string;
  readonly tradeName?: string;
  readonly neq: string;
  readonly bn: string;
  readonly place: Place;
  readonly phone: string;
  readonly domain?: string;
}

export interface Place {
  readonly civic: number;
  readonly street: string;
  readonly kind: number;
  readonly unit?: string;
  readonly town: string;
  readonly postal: string;
  readonly area: string;
}

export function distinctFirm(random: Draw): Firm {
  const name = nameOf(random);
  const place = somewhere(random);
  return {
    core: name.core,
    form: random.of(FORMS),
    tradeName: random.chance(0.12) ? nameOf(random).core.join(' ') : undefined,
    ...numbers(random),
    place,
    phone: `${place.area}${phoneLine(random)}`,
    domain: random.chance(0.7) ? domainOf(name, place.town, random) : undefined,
  };
}

const NEIGHBOURS = ['sister', 'sister', 'branch', 'branch', 'namesake', 'accountant'] as const;

/** Another firm that shares something with this one and is not the same. */
export function neighbourOf(firm: Firm, random: Draw): Firm {
  const other = distinctFirm(random);
  // The law gives a number to one firm only: it has no namesake and no branch.
  if (/^\d/.test(firm.core[0] ?? '')) return other;
  const { place, phone, domain } = firm;
  switch (random.of(NEIGHBOURS)) {
    case 'sister':
      return {
        ...other,
        core: sisterName(firm, other, random),
        place,
        phone,
        domain: random.chance(0.6) ? domain : undefined,
      };
    case 'branch':
      return {
        ...other,
        core: [...firm.core, other.place.town],
        domain,
        phone: random.chance(0.4) ? phone : other.phone,
      };
    case 'namesake':
      return { ...other, core: firm.core };
    case 'accountant':
      return { ...other, phone };
  }
}

/** A holding beside its operating company keeps the family's name, or nothing of it. */
function sisterName(firm: Firm, other: Firm, random: Draw): readonly string[] {
  return random.chance(0.5)
    ? [random.of(['Gestion', 'Placements', 'Immeubles']), firm.core.at(-1) ?? '']
    : other.core;
}

interface Name {
  readonly core: readonly string[];
  /** Nobody else is likely to have it. */
  readonly rare: boolean;
}

function nameOf(random: Draw): Name {
  const shape = random.whole(100);
  const trade = random.chance(0.75) ? random.of(TRADES_FR) : random.of(TRADES_EN);
  if (shape < 12) return { core: [`9${random.digits(3)}-${random.digits(4)} Québec`], rare: true };
  if (shape < 40) return { core: [trade, ...person(random)], rare: false };
  if (shape < 50) return { core: [random.early(FAMILIES), random.of(KIN)], rare: false };
  if (shape < 60) return { core: [trade, random.of(TRADES_FR), random.early(FAMILIES)], rare: false };
  if (shape < 66) return { core: [trade, random.early(TOWNS)[0]], rare: false };
  if (shape < 92) return { core: [brand(random), trade], rare: true };
  return { core: [brand(random), random.of(['Canada', 'International', 'Québec'])], rare: true };
}

const KIN = ['et Fils', '& Frères', 'et Associés', 'Brothers', '& Filles', 'Père et fils'];

/** A family name, often with a first name or initials before it. */
function person(random: Draw): string[] {
  const family = random.early(FAMILIES);
  const shape = random.whole(10);
  if (shape < 3) return [`${random.of([...'ABCDFGJLMNPRSY'])}.${random.of([...'ABCFGLMPRS'])}.`, family];
  return shape < 7 ? [random.of(FIRST_NAMES), family] : [family];
}

function brand(random: Draw): string {
  const stem =
    Array.from({ length: 2 + random.whole(2) }, () => random.of(SYLLABLES)).join('') + random.of(ENDINGS);
  return stem.charAt(0).toUpperCase() + stem.slice(1);
}

export function somewhere(random: Draw): Place {
  const [town, area, codes] = random.early(TOWNS);
  return {
    civic: 1 + random.skewed(9000, 1.5),
    street: random.chance(0.9) ? random.early(ALL_STREETS) : `${String(1 + random.whole(60))}e`,
    kind: random.whole(4),
    unit: random.chance(0.2) ? String(100 + random.whole(400)) : undefined,
    town,
    postal: `${random.of(codes)} ${random.digits(1)}${random.of([...'ABCEGHJKLMNPRSTVWXYZ'])}${random.digits(1)}`,
    area,
  };
}

export const phoneLine = (random: Draw): string => `${String(2 + random.whole(8))}${random.digits(6)}`;

/** Nobody has the domain of another: where a name is common, the town and a number go with it. */
function domainOf(name: Name, town: string, random: Draw): string {
  const stem = words(fold(name.core.join(' '))).join(random.chance(0.2) ? '-' : '');
  const tail = name.rare ? '' : `${words(fold(town)).join('')}${random.digits(3)}`;
  return `${stem}${tail}.${random.of(['com', 'ca', 'qc.ca', 'com'])}`;
}

function numbers(random: Draw): { neq: string; bn: string } {
  const bn = random.digits(8).replace(/^0/, '1');
  return {
    neq: `${random.of(['11', '11', '11', '22', '33'])}${withCheckDigit(random.digits(7))}`,
    bn: withCheckDigit(bn),
  };
}

/** Luhn: both numbers end on such a digit. */
function withCheckDigit(digits: string): string {
  const total = [...digits].reverse().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${String((10 - (total % 10)) % 10)}`;
}
