import type { MatchRecord } from '../../src/areas/companies/matching/record.ts';
import { fold } from '../../src/areas/companies/matching/text.ts';
import type { Draw } from './draw.ts';
import type { Firm, Place } from './firm.ts';
import { phoneLine, somewhere } from './firm.ts';
import { FORMS, STREET_KINDS } from './vocabulary.ts';

/** A register knows more of a firm than an attendance list does. */
type Origin = 'register' | 'list';

const MISSING = {
  register: {
    neq: 0.25,
    bn: 0.6,
    address: 0.05,
    postalCode: 0.08,
    city: 0.05,
    phone: 0.15,
    website: 0.35,
    email: 0.6,
  },
  list: {
    neq: 0.65,
    bn: 0.9,
    address: 0.3,
    postalCode: 0.3,
    city: 0.2,
    phone: 0.3,
    website: 0.6,
    email: 0.5,
  },
};

/** One record of a firm, as somebody typed it on some day. */
export function corrupt(firm: Firm, random: Draw, origin: Origin): MatchRecord {
  const missing = MISSING[origin];
  const error = origin === 'register' ? 0.3 : 1;
  const keep = <T>(field: keyof typeof missing, value: T | undefined): T | undefined =>
    random.chance(missing[field]) ? undefined : value;
  const moved = random.chance(0.1 * error);
  const place = moved ? movedFrom(firm.place, random) : firm.place;
  const phone = random.chance((moved ? 0.4 : 0.06) * error)
    ? `${place.area}${phoneLine(random)}`
    : firm.phone;
  return {
    names: namesOf(firm, random, error),
    neq: keep('neq', firm.neq),
    bn: keep('bn', firm.bn),
    address: keep('address', addressOf(place, random, error)),
    city: keep('city', random.chance(0.3 * error) ? fold(place.town) : place.town),
    postalCode: keep('postalCode', random.chance(0.03 * error) ? slip(place.postal, random) : place.postal),
    phone: keep('phone', phoneText(random.chance(0.03 * error) ? slipDigit(phone, random) : phone, random)),
    website: keep('website', firm.domain === undefined ? undefined : `https://www.${firm.domain}/`),
    email: keep('email', `${random.of(['info', 'ventes', 'admin'])}@${mailHost(firm, random)}`),
  };
}

const mailHost = (firm: Firm, random: Draw): string =>
  firm.domain === undefined || random.chance(0.25)
    ? random.of(['gmail.com', 'videotron.ca', 'hotmail.com'])
    : firm.domain;

const movedFrom = (place: Place, random: Draw): Place =>
  random.chance(0.6) ? { ...somewhere(random), town: place.town, area: place.area } : somewhere(random);

function namesOf(firm: Firm, random: Draw, error: number): string[] {
  const legal = nameOf(firm, random, error);
  if (firm.tradeName === undefined) return [legal];
  // Lists often give only the name on the sign.
  if (random.chance(0.35 * error)) return [firm.tradeName];
  return random.chance(0.6) ? [legal, firm.tradeName] : [legal];
}

function nameOf(firm: Firm, random: Draw, error: number): string {
  const core = random.chance(0.08 * error) ? [...firm.core].reverse() : [...firm.core];
  const form = random.chance(0.35 * error) ? random.of([...FORMS, '', '', '']) : firm.form;
  const shortened = random.chance(0.06 * error) && core.length > 2 ? core.slice(0, -1) : core;
  const text = `${shortened.join(' ')} ${form}`.trim();
  const typed = random.chance(0.12 * error) ? slip(text, random) : text;
  const abbreviated = random.chance(0.15 * error) ? abbreviate(typed) : typed;
  if (random.chance(0.25 * error)) return abbreviated.toUpperCase();
  return random.chance(0.25 * error) ? fold(abbreviated) : abbreviated;
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bIndustries\b/i, 'Ind.'],
  [/\bManufacturing\b/i, 'Mfg'],
  [/\bEntreprises\b/i, 'Ent.'],
  [/\bTechnologies\b/i, 'Tech'],
  [/\bConstruction\b/i, 'Const.'],
  [/\bInternational\b/i, "Int'l"],
  [/\bSaint-/i, 'St-'],
  [/\bServices?\b/i, 'Serv.'],
];

const abbreviate = (text: string): string =>
  SHORT.reduce((short, [long, brief]) => short.replace(long, brief), text);

function addressOf(place: Place, random: Draw, error: number): string {
  const kind = STREET_KINDS[place.kind]?.[random.chance(0.4 * error) ? 1 + random.whole(2) : 0] ?? 'rue';
  const street = random.chance(0.3 * error) ? fold(abbreviate(place.street)) : place.street;
  const civic = random.chance(0.03 * error) ? slipDigit(String(place.civic), random) : String(place.civic);
  const unit = place.unit === undefined || random.chance(0.35 * error) ? '' : `, bureau ${place.unit}`;
  const line =
    place.street.endsWith('e') && /^\d/.test(place.street) ? `${street} ${kind}` : `${kind} ${street}`;
  return `${civic}${random.chance(0.5) ? ',' : ''} ${line.trim()}${unit}`;
}

function phoneText(digits: string, random: Draw): string {
  const [area, first, last] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  return random.of([
    `${area} ${first}-${last}`,
    `(${area}) ${first}-${last}`,
    digits,
    `1-${area}-${first}-${last}`,
  ]);
}

/** One slip of the finger: a letter lost, doubled, replaced, or two swapped. */
function slip(text: string, random: Draw): string {
  const at = 1 + random.whole(Math.max(1, text.length - 2));
  const [before, letter, next, after] = [
    text.slice(0, at),
    text.charAt(at),
    text.charAt(at + 1),
    text.slice(at + 2),
  ];
  return random.of([
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${random.of([...'aeiorstnl'])}${next}${after}`,
    `${before}${next}${letter}${after}`,
  ]);
}

function slipDigit(digits: string, random: Draw): string {
  const at = random.whole(digits.length);
  return `${digits.slice(0, at)}${String(random.whole(10))}${digits.slice(at + 1)}`;
}
