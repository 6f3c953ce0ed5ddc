import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { LANGUAGES, type Concept, type Language } from '#areas/network/capabilities/index.ts';
import type { ConceptField, SupplierDocument } from '#areas/network/search/document.ts';
import { seeded } from '#areas/companies/matching/random.ts';

// Invented suppliers: what they do is drawn from the thesaurus, a few things often and most seldom, as in a trade; what
// they say is made of its terms in their language and of real sentences where there are some.
export interface RealText {
  name: string;
  text: string;
}

export function readCompanies(file: string): RealText[] {
  if (!existsSync(file)) return [];
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true, relax_quotes: true }) as Record<
    string,
    string
  >[];
  return rows
    .filter(({ name, summary }) => name && summary)
    .map(({ name, summary }) => ({ name: name!, text: summary! }));
}

type Random = () => number;

const REGIONS = Array.from({ length: 17 }, (_, at) => String(at + 1).padStart(2, '0'));
const ROLES = ['transformer', 'equipment-maker', 'specialised-supplier', 'distributor'];
const SIZES = ['1-4', '5-49', '50-199', '200-499', '500+'];
const MARKETS = ['US', 'FR', 'DE', 'MX', 'GB', 'IT', 'ES', 'NL', 'JP', 'KR', 'CN', 'SE', 'PL', 'BR'];
/** What profiles are written in: most in French, as in the network. */
const WRITTEN: readonly Language[] = [
  'fr',
  'fr',
  'fr',
  'fr',
  'fr',
  'en',
  'en',
  'en',
  'de',
  'es',
  'it',
  'nl',
  'sv',
  'pl',
  'pt',
  'ja',
  'zh',
  'ko',
];
const KINDS: readonly [ConceptField, number][] = [
  ['process', 3], ['material', 2], ['product', 3], ['finish', 1], ['equipment', 1], ['service', 1], ['certificate', 2], ['sector', 2],
]; // prettier-ignore
const SYLLABLES = [
  'bel',
  'mar',
  'tro',
  'gan',
  'lu',
  'ri',
  'deau',
  'mont',
  'ver',
  'sal',
  'dur',
  'pre',
  'ka',
  'no',
  'ty',
  'lar',
  'quin',
  'ost',
  'fé',
  'rac',
];
const FORMS = [
  'inc.',
  'ltée',
  'GmbH',
  'S.A.',
  'Group',
  '& fils',
  'Industries',
  'Métal',
  'Usinage',
  'Precision',
];

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
/** The first of a list often, the last seldom. */
export const pickEarly = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(list.length * random() ** 2.5)]!;

export interface World {
  byKind: ReadonlyMap<string, readonly Concept[]>;
  real: readonly RealText[];
}

export function createWorld(concepts: readonly Concept[], real: readonly RealText[]): World {
  const random = seeded(7);
  const mixed = concepts.map((concept) => ({ concept, at: random() })).sort((a, b) => a.at - b.at);
  return {
    byKind: Map.groupBy(
      mixed.map(({ concept }) => concept),
      ({ kind }) => kind,
    ),
    real,
  };
}

/** With what it does in truth, wherever its profile says so. */
export type Invented = SupplierDocument & { does: readonly Concept[] };

export function* inventSuppliers(count: number, world: World): Generator<Invented> {
  const random = seeded(42);
  for (let at = 0; at < count; at++) yield inventSupplier(at, random, world);
}

export const idOf = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

function inventSupplier(at: number, random: Random, { byKind, real }: World): Invented {
  const language = pick(random, WRITTEN);
  const all = KINDS.flatMap(([field, most]) =>
    Array.from({ length: Math.ceil(random() * most) }, () => ({
      field,
      concept: pickEarly(random, byKind.get(field)!),
    })),
  );
  // Some of what a firm does stands only in its text.
  const said = all.filter(() => random() < 0.6);
  const named = all.filter((one) => !said.includes(one) || random() < 0.5);
  const certificates = named.filter(({ field }) => field === 'certificate');
  return {
    does: all.map(({ concept }) => concept),
    id: idOf(at),
    name: nameOf(at, random, real),
    otherNames: [],
    concepts: named.map(({ concept, field }) => ({ id: concept.id, weight: field })),
    texts: textsOf(
      at,
      language,
      said.map(({ concept }) => concept),
      random,
      real,
    ),
    regionCode: pickEarly(random, REGIONS),
    municipality: '',
    point: { latitude: 45 + random() * 5, longitude: -79 + random() * 14 },
    numbers: {
      pressTonnes: Math.round(random() ** 3 * 5000),
      maxLengthMm: Math.round(random() ** 2 * 15000),
      leadTimeDays: Math.round(random() * 90),
    },
    openNow: random() < 0.2,
    certificates: certificates.map(({ concept }) => ({
      concept: concept.id,
      expiresOn: `202${6 + Math.floor(random() * 3)}-0${1 + Math.floor(random() * 9)}-15`,
    })),
    roles: [pickEarly(random, ROLES)],
    sizeClass: pick(random, SIZES),
    languages: [
      ...new Set([
        'fr',
        ...(random() < 0.7 ? ['en'] : []),
        ...(random() < 0.1 ? [pick(random, LANGUAGES)] : []),
      ]),
    ],
    markets: [...new Set([pickEarly(random, MARKETS), pickEarly(random, MARKETS)])],
    updatedAt: '2026-11-01T00:00:00Z',
  };
}

function nameOf(at: number, random: Random, real: readonly RealText[]): string {
  if (at < real.length) return real[at]!.name;
  const word = () => {
    const made = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, SYLLABLES)).join('');
    return made[0]!.toUpperCase() + made.slice(1);
  };
  return `${word()} ${random() < 0.5 ? `${word()} ` : ''}${pick(random, FORMS)}`;
}

function textsOf(
  at: number,
  language: Language,
  said: readonly Concept[],
  random: Random,
  real: readonly RealText[],
): SupplierDocument['texts'] {
  const terms = said.map((concept) => {
    const { preferred, synonyms } = concept.terms[language];
    return random() < 0.6 ? preferred : pick(random, [preferred, ...synonyms]);
  });
  const texts: SupplierDocument['texts'] = [{ language, field: 'description', text: terms.join(', ') }];
  const one = real[at % Math.max(1, real.length)];
  if (!one || random() < 0.5) return texts;
  const sentences = one.text.split(/(?<=\.)\s+/);
  const from = Math.floor(random() * sentences.length);
  return [...texts, { language: 'en', field: 'summary', text: sentences.slice(from, from + 2).join(' ') }];
}
