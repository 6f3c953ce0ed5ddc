import type { RegionEntry } from '../reference/region-content.ts';
import { fold } from '../reference/fold.ts';
import { sizeClassOf } from '../reference/size-class.ts';
import type { StatedFirm, StatedPerson, StatedRow } from './import-values.ts';

const number = (text: string): number => Number(text.replace(/[\s\u00a0\u202f,']/g, ''));
const NUMBER = String.raw`(\d{1,3}(?:[\s\u00a0\u202f,']\d{3})+|\d+)`;
const EXACT = new RegExp(`^(?:env|environ|about|approx|approximativement|~|±)?\\.?\\s*${NUMBER}(?:[.,]0+)?$`);
const RANGE = new RegExp(`^(?:de |entre |from |between )?${NUMBER} ?(?:a|et|to|and|-|–|—|/) ?${NUMBER}$`);
const OVER = new RegExp(
  `^(?:plus de |more than |over |>=? ?|≥ ?)${NUMBER}$|^${NUMBER} ?(?:\\+|et plus|ou plus|and over|or more|and more)$`,
);
const UNDER = new RegExp(`^(?:moins de |less than |under |fewer than |< ?)${NUMBER}$`);
const UNIT = / *(employes?|employees?|personnes?|people|emp\.?|salaries?|travailleurs?|workers?)$/;

export type SizeReading = Pick<StatedFirm, 'employees' | 'sizeClass'>;

/**
 * A number of employees or a class of them: "12", "env. 25 employés", "entre 10 et 49", "10-49", "250+", "moins de 10".
 * A range across two classes is in the one that holds most of it ("6 à 10" is 1-9); null when it says neither.
 */
export function readSize(value: string): SizeReading | null {
  const text = plain(value).replace(UNIT, '');
  const exact = EXACT.exec(text);
  if (exact) return sized(number(exact[1]!));
  const range = RANGE.exec(text);
  if (range) return classOfRange(number(range[1]!), number(range[2]!));
  const over = OVER.exec(text);
  if (over) return classOfRange(number(over[1] ?? over[2]!), Infinity);
  const under = UNDER.exec(text);
  return under ? classOfRange(1, number(under[1]!) - 1) : null;
}

const plain = (value: string): string =>
  value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

function sized(employees: number): SizeReading | null {
  return employees <= 1_000_000 ? { employees, ...classed(sizeClassOf(employees)) } : null;
}

const classed = (sizeClass: ReturnType<typeof sizeClassOf>): SizeReading =>
  sizeClass === 'unknown' ? {} : { sizeClass };

const STARTS = [1, 10, 50, 250, Infinity];

function classOfRange(first: number, last: number): SizeReading | null {
  if (last < first || last < 1) return null;
  const shares = [0, 1, 2, 3].map(
    (at) => Math.min(last, STARTS[at + 1]! - 1) - Math.max(first, STARTS[at]!) + 1,
  );
  const most = shares.indexOf(Math.max(...shares));
  return classed(sizeClassOf(Math.max(first, STARTS[most]!)));
}

const YES = new Set(['oui', 'o', 'yes', 'y', 'vrai', 'true', '1', 'x', 'ok', '✓', '✔', '☑']);
const NO = new Set(['non', 'n', 'no', 'faux', 'false', '0', '✗', '✘', '☐']);

export function readYesNo(value: string): boolean | null {
  const text = plain(value).replace(/\.$/, '');
  if (YES.has(text)) return true;
  return NO.has(text) ? false : null;
}

const GIVEN = /^(accepte|accorde|consenti|obtenu|donne|given|granted|opt-?in|abonne|subscribed)/;
const REFUSED = /^(refus|retire|decline|denied|opt-?out|desabonne|unsubscribed)/;

export function readConsent(value: string): StatedPerson['consent'] | null {
  const text = plain(value);
  const answer = readYesNo(value);
  if (answer === true || GIVEN.test(text)) return 'given';
  return answer === false || REFUSED.test(text) ? 'refused' : null;
}

const STATES: [RegExp, NonNullable<StatedRow['attendance']>][] = [
  [/^(present|a participe|participe|attended|venu|came|checked.?in)/, 'attended'],
  [/^(absent|no.?show|non presente|did not attend)/, 'absent'],
  [/^(inscrit|registered|confirme|confirmed|en attente)/, 'registered'],
  [/^(annul|cancel|desist)/, 'cancelled'],
];

export function readAttendance(value: string): NonNullable<StatedRow['attendance']> | null {
  const answer = readYesNo(value);
  if (answer !== null) return answer ? 'attended' : 'absent';
  const text = plain(value);
  return STATES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const LANGUAGES: Record<string, readonly string[]> = {
  fr: ['fr', 'fra', 'fre', 'francais', 'francaise', 'french', 'f'],
  en: ['en', 'eng', 'ang', 'anglais', 'anglaise', 'english', 'a', 'e'],
  es: ['es', 'esp', 'spa', 'espagnol', 'spanish'],
  de: ['de', 'deu', 'ger', 'allemand', 'german'],
  it: ['it', 'ita', 'italien', 'italian'],
  pt: ['pt', 'por', 'portugais', 'portuguese'],
  zh: ['zh', 'chinois', 'mandarin', 'chinese'],
  ar: ['ar', 'arabe', 'arabic'],
};
const BILINGUAL = new Set(['bilingue', 'bilingual', 'les deux', 'both']);
const BY_WORD = new Map(
  Object.entries(LANGUAGES).flatMap(([code, words]) => words.map((word) => [word, code])),
);

/** Language codes of "Français, anglais", "FR/EN", "bilingue"; null when a word is no language. */
export function readLanguages(value: string): string[] | null {
  const words = plain(value)
    .replace(/[()]/g, ' ')
    .split(/\s*(?:[,;/&+|]|\bet\b|\band\b)\s*/)
    .map((word) => word.replace(/-(ca|qc|fr|us|gb)$/, '').trim())
    .filter(Boolean);
  const codes = words.flatMap((word) => (BILINGUAL.has(word) ? ['fr', 'en'] : [BY_WORD.get(word)]));
  return codes.includes(undefined) ? null : [...new Set(codes as string[])];
}

/** Region code of "2", "02", "02 - Saguenay", "Saguenay–Lac-Saint-Jean"; null when it is none of the 17. */
export function readRegion(value: string, regions: readonly RegionEntry[]): string | null {
  const code = /^(?:region )?(\d{1,2})\b/.exec(fold(value))?.[1]?.padStart(2, '0');
  if (code) return regions.some((region) => region.code === code) ? code : null;
  const name = fold(value).replace(/^(region )?(de la |de l |du |des |de |d )?/, '');
  const named = (entry: RegionEntry) =>
    [entry.name.fr, entry.name.en, entry.short].some(
      (text) => fold(text).replace(/^(la |le |l |les )/, '') === name.replace(/^(la |le |l |les )/, ''),
    );
  return regions.find(named)?.code ?? null;
}

const PROVINCES: Record<string, readonly string[]> = {
  QC: ['qc', 'pq', 'p q', 'que', 'quebec', 'province de quebec'],
  ON: ['on', 'ont', 'ontario'],
  NB: ['nb', 'n b', 'nouveau brunswick', 'new brunswick'],
  NS: ['ns', 'n s', 'ne', 'nouvelle ecosse', 'nova scotia'],
  PE: ['pe', 'pei', 'ipe', 'ile du prince edouard', 'prince edward island'],
  NL: ['nl', 'tnl', 'terre neuve et labrador', 'terre neuve', 'newfoundland and labrador', 'newfoundland'],
  MB: ['mb', 'man', 'manitoba'],
  SK: ['sk', 'sask', 'saskatchewan'],
  AB: ['ab', 'alb', 'alta', 'alberta'],
  BC: ['bc', 'b c', 'cb', 'c b', 'colombie britannique', 'british columbia'],
  YT: ['yt', 'yukon'],
  NT: ['nt', 'nwt', 'tno', 'territoires du nord ouest', 'northwest territories'],
  NU: ['nu', 'nunavut'],
};
const PROVINCE_BY_WORD = new Map(
  Object.entries(PROVINCES).flatMap(([code, words]) => words.map((word) => [word, code])),
);

/** Two letters for the provinces and territories of Canada; anything else as typed, for addresses elsewhere. */
export const readProvince = (value: string): string => PROVINCE_BY_WORD.get(fold(value)) ?? value;

export const isCanadianProvince = (value: string): boolean => value in PROVINCES;

const OTHER_COUNTRY_WORDS: [string, string][] = [
  ['can', 'CA'],
  ['usa', 'US'],
  ['u s a', 'US'],
  ['u s', 'US'],
  ['etats unis d amerique', 'US'],
  ['united states of america', 'US'],
  ['uk', 'GB'],
  ['angleterre', 'GB'],
];
let countries: Map<string, string> | undefined;

/** ISO code of a country named by its code or its name in French or English; null when it is none. */
export function readCountry(value: string): string | null {
  countries ??= new Map([...countryNames(), ...OTHER_COUNTRY_WORDS]);
  return countries.get(fold(value)) ?? null;
}

function* countryNames(): Generator<[string, string]> {
  const names = ['fr-CA', 'en-CA'].map(
    (tag) => new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' }),
  );
  for (let at = 0; at < 26 * 26; at++) {
    const code = String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26));
    const known = names.map((display) => display.of(code)).filter((name) => name !== undefined);
    for (const name of known) yield [fold(name), code];
    if (known.length > 0) yield [code.toLowerCase(), code];
  }
}

/** The code in "332710", "3327", "332710 - Ateliers d'usinage". */
export const readNaics = (value: string): string | null =>
  /^(?:scian|naics)?\D{0,2}(\d{2,6})(?!\d)/i.exec(value.trim())?.[1] ?? null;

/** Several values in one cell: by semicolon, bar or line, because names have commas in them. */
export const readList = (value: string): string[] =>
  value
    .split(/[;|\n]/)
    .map((item) => item.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

/** The address in "Marie Roy <marie@exemple.ca>" or "mailto:marie@exemple.ca". */
export const readEmail = (value: string): string =>
  (/<([^<>]+)>/.exec(value)?.[1] ?? value)
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();

const ERROR_VALUE = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|NOM\?|VALEUR!|NUL!|NOMBRE!)$/;

/** What a spreadsheet shows in place of a formula's value that could not be computed. */
export const isErrorValue = (value: string): boolean => ERROR_VALUE.test(value);
