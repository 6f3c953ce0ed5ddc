import { addDays, dayWithin, daysBetween } from './calendar.ts';
import type { Random } from './random.ts';
import type { FigureRow, FundingSourceRow, InitiativeRow, OrganisationRow, ProjectRow } from './types.ts';
import type { RegionEntry } from '#areas/companies/reference/index.ts';

export interface Window {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A source has one title, in whatever language it has. */
const SOURCE = 'Chiffres inventés · Invented figures';

/** Kinds of delivery organisations, with their field; the region completes the name. */
const ORGANISATION_PATTERNS: readonly (readonly [string, string])[] = [
  ['Pôle manufacturier', 'Manufacturing hub'],
  ['Centre de transfert 4.0', '4.0 transfer centre'],
  ['Regroupement des industriels', 'Industrialists’ group'],
  ['Carrefour numérique', 'Digital crossroads'],
];

const PROJECT_NAMES: readonly (readonly [string, string])[] = [
  ['Cap sur le numérique', 'Course for digital'],
  ['Usines branchées', 'Connected plants'],
  ['Élan 4.0', 'Momentum 4.0'],
  ['Productivité en tête', 'Productivity first'],
  ['Atelier du futur', 'Workshop of the future'],
  ['Tremplin numérique', 'Digital springboard'],
  ['Données en action', 'Data in action'],
];

// prettier-ignore
const SECTOR_SETS: readonly (readonly string[])[] = [
  ['31-33'], ['332', '333'], ['311', '312'], ['321', '337'], ['3313', '332'], ['325', '326'], ['334', '335'],
  ['336'], ['23'], ['44-45'], ['11'], ['315', '314', '313'],
];

/** Invented delivery organisations, spread over the regions, and two invented funders. */
export function makeOrganisations(
  random: Random,
  regions: readonly RegionEntry[],
  count: number,
): { delivery: OrganisationRow[]; funders: OrganisationRow[] } {
  const delivery = Array.from({ length: count }, (_, index): OrganisationRow => {
    const region = regions[index % regions.length] as RegionEntry;
    const pattern = ORGANISATION_PATTERNS[Math.floor(index / regions.length)];
    const [fr, en] = pattern ?? [`Organisme porteur ${index + 1}`, `Delivery organisation ${index + 1}`];
    return {
      id: random.uuid(),
      slug: `essai-organisme-${index + 1}`,
      nameFr: `${fr} – ${region.name.fr}`,
      nameEn: `${en} – ${region.name.en}`,
      kind: 'delivery',
      regionCode: region.code,
    };
  });
  return { delivery, funders: makeFunders(random) };
}

function makeFunders(random: Random): OrganisationRow[] {
  const names: readonly (readonly [string, string, string])[] = [
    ['essai-ministere', 'Ministère du Virage (jeu d’essai)', 'Ministry of the Shift (test data)'],
    ['essai-agence-federale', 'Agence fédérale du Virage (jeu d’essai)', 'Federal Shift Agency (test data)'],
  ];
  return names.map(([slug, nameFr, nameEn]) => ({
    id: random.uuid(),
    slug,
    nameFr,
    nameEn,
    kind: 'funder',
    regionCode: null,
  }));
}

export function makeInitiative(random: Random, funder: OrganisationRow, window: Window): InitiativeRow {
  const figures = [
    figure(random, {
      kind: 'target',
      indicator: 'envelope',
      value: 240_000_000_00,
      unit: 'CAD',
      asOf: window.startsOn,
    }),
    figure(random, {
      kind: 'target',
      indicator: 'firms-sensitised',
      value: 100_000,
      unit: 'firms',
      asOf: window.startsOn,
    }),
    figure(random, {
      kind: 'target',
      indicator: 'firms-accompanied',
      value: 15_000,
      unit: 'firms',
      asOf: window.startsOn,
    }),
  ];
  return {
    id: random.uuid(),
    slug: 'essai-initiative',
    organisationId: funder.id,
    nameFr: 'Grand virage numérique (jeu d’essai)',
    nameEn: 'Great digital shift (test data)',
    aimFr: 'Initiative inventée, à l’échelle du Québec, pour mesurer la tenue du produit.',
    aimEn: 'An invented initiative of Québec’s size, to measure how the product holds.',
    ...window,
    figures,
  };
}

export function makeProject(
  random: Random,
  context: {
    index: number;
    initiative: InitiativeRow;
    organisation: OrganisationRow;
    funders: readonly OrganisationRow[];
    regions: readonly RegionEntry[];
    window: Window;
  },
): ProjectRow {
  const { index, initiative, organisation, window } = context;
  const national = index % 4 === 0;
  const dates = projectDates(random, window);
  const [nameFr, nameEn] = PROJECT_NAMES[index % PROJECT_NAMES.length] as readonly [string, string];
  const totalCostCents = random.int(20, 900) * 10_000_00;
  const id = random.uuid();
  return {
    id,
    slug: `essai-projet-${index + 1}`,
    initiativeId: initiative.id,
    organisationId: organisation.id,
    nameFr: `${nameFr} ${index + 1}`,
    nameEn: `${nameEn} ${index + 1}`,
    summaryFr: 'Projet inventé\u00a0: sensibiliser des entreprises, puis en accompagner une partie.',
    summaryEn: 'An invented project: sensitise firms, then accompany some of them.',
    scope: national ? 'national' : 'regions',
    regionCodes: national ? [] : projectRegions(random, organisation, context.regions),
    sectors: [...random.pick(SECTOR_SETS)],
    ...dates,
    totalCostCents: random.chance(0.1) ? null : totalCostCents,
    fundingSources: fundingOf(random, context.funders, totalCostCents),
    figures: projectFigures(random, dates),
  };
}

/** At least half a year, inside the window. */
function projectDates(random: Random, window: Window): Window {
  const latestStart = addDays(window.endsOn, -365);
  const startsOn = dayWithin(
    random,
    window.startsOn,
    latestStart < window.startsOn ? window.startsOn : latestStart,
  );
  const endsOn = addDays(startsOn, random.int(180, 1100));
  return { startsOn, endsOn: endsOn > window.endsOn ? window.endsOn : endsOn };
}

function projectRegions(random: Random, own: OrganisationRow, regions: readonly RegionEntry[]): string[] {
  const home = own.regionCode ?? '06';
  const others = Array.from({ length: random.int(0, 2) }, () => random.pick(regions).code);
  return [...new Set([home, ...others])];
}

/** Half from the first funder, sometimes a fifth from the second; the rest is the organisation's own. */
function fundingOf(random: Random, funders: readonly OrganisationRow[], total: number): FundingSourceRow[] {
  const [first, second] = funders as readonly [OrganisationRow, OrganisationRow];
  const main = { id: random.uuid(), funderId: first.id, amountCents: total / 2 };
  if (!random.chance(0.35)) return [main];
  return [
    main,
    { id: random.uuid(), funderId: second.id, amountCents: random.chance(0.1) ? null : total / 5 },
  ];
}

function projectFigures(random: Random, { startsOn, endsOn }: Window): FigureRow[] {
  const sensitised = random.int(2, 60) * 100;
  const accompanied = random.int(2, 40) * 10;
  const half = addDays(startsOn, Math.floor(daysBetween(startsOn, endsOn) / 2));
  const counted = Math.round(accompanied * (0.2 + random.next() * 0.5));
  return [
    figure(random, {
      kind: 'target',
      indicator: 'firms-sensitised',
      value: sensitised,
      unit: 'firms',
      asOf: startsOn,
    }),
    figure(random, {
      kind: 'target',
      indicator: 'firms-accompanied',
      value: accompanied,
      unit: 'firms',
      asOf: startsOn,
    }),
    figure(random, {
      kind: 'result',
      indicator: 'firms-accompanied',
      value: counted,
      unit: 'firms',
      asOf: half,
    }),
  ];
}

export function figure(random: Random, given: Omit<FigureRow, 'id' | 'sourceTitle'>): FigureRow {
  return { id: random.uuid(), ...given, sourceTitle: SOURCE };
}
