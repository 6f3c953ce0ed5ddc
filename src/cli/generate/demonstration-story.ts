import type { ActivityKind } from './types.ts';

/** The invented organisations, projects and firms that the demonstration tells its story with. */

export interface StoryOrganisation {
  slug: string;
  nameFr: string;
  nameEn: string;
  kind: 'delivery' | 'funder';
  regionCode: string | null;
}

export const ORGANISATIONS: readonly StoryOrganisation[] = [
  {
    slug: 'demo-ministere',
    nameFr: 'Ministère de la Productivité (démonstration)',
    nameEn: 'Ministry of Productivity (demonstration)',
    kind: 'funder',
    regionCode: '03',
  },
  {
    slug: 'demo-agence-federale',
    nameFr: 'Agence fédérale des régions (démonstration)',
    nameEn: 'Federal Regions Agency (demonstration)',
    kind: 'funder',
    regionCode: null,
  },
  {
    slug: 'demo-alliance-aluminium',
    nameFr: 'Alliance aluminium du Royaume',
    nameEn: 'Royaume Aluminium Alliance',
    kind: 'delivery',
    regionCode: '02',
  },
  {
    slug: 'demo-centre-metropole',
    nameFr: 'Centre 4.0 de la Métropole',
    nameEn: 'Métropole 4.0 Centre',
    kind: 'delivery',
    regionCode: '06',
  },
  {
    slug: 'demo-pole-chaudiere',
    nameFr: 'Pôle industriel de la Chaudière',
    nameEn: 'Chaudière Industrial Hub',
    kind: 'delivery',
    regionCode: '12',
  },
  {
    slug: 'demo-manufacturiers',
    nameFr: 'Manufacturiers branchés du Québec',
    nameEn: 'Connected Manufacturers of Québec',
    kind: 'delivery',
    regionCode: null,
  },
];

export interface StoryProject {
  slug: string;
  organisation: string;
  nameFr: string;
  nameEn: string;
  summaryFr: string;
  summaryEn: string;
  regionCodes: readonly string[];
  sectors: readonly string[];
  /** Days before the day of the demonstration, and after it. */
  startedDaysAgo: number;
  endsInDays: number;
  totalCost: number | null;
  funding: readonly (readonly [funder: string, dollars: number])[];
  targets: readonly (readonly [indicator: string, firms: number])[];
  accompanied: number;
  activities: readonly (readonly [ActivityKind, number])[];
  upcoming: ActivityKind;
}

export const PROJECTS: readonly StoryProject[] = [
  {
    slug: 'demo-metal-en-reseau',
    organisation: 'demo-alliance-aluminium',
    nameFr: 'Métal en réseau',
    nameEn: 'Metal in a network',
    summaryFr:
      'Choisir 95 entreprises de l’aluminium\u00a0: 20 bâtissent leur stratégie numérique, 75 se font connaître à l’étranger.',
    summaryEn:
      'Choose 95 firms of the aluminium sector: 20 build their digital strategy, 75 make themselves known abroad.',
    regionCodes: ['02'],
    sectors: ['3313', '332', '333'],
    startedDaysAgo: 420,
    endsInDays: 310,
    totalCost: null,
    funding: [
      ['demo-ministere', 1_100_000],
      ['demo-agence-federale', 500_000],
    ],
    targets: [
      ['firms-supported', 95],
      ['firms-with-strategy', 20],
      ['firms-in-network', 75],
    ],
    accompanied: 11,
    activities: [
      ['conference', 2],
      ['workshop', 5],
      ['visit', 4],
    ],
    upcoming: 'workshop',
  },
  {
    slug: 'demo-cap-numerique',
    organisation: 'demo-centre-metropole',
    nameFr: 'Cap numérique',
    nameEn: 'Digital course',
    summaryFr:
      'Accompagner une trentaine de PME manufacturières de Montréal, de la stratégie à la première technologie en service.',
    summaryEn:
      'Accompany some thirty manufacturing SMEs of Montréal, from strategy to the first technology in service.',
    regionCodes: ['06'],
    sectors: ['31-33'],
    startedDaysAgo: 540,
    endsInDays: 120,
    totalCost: 360_000,
    funding: [['demo-ministere', 180_000]],
    targets: [
      ['firms-sensitised', 120],
      ['firms-accompanied', 30],
    ],
    accompanied: 19,
    activities: [
      ['webinar', 4],
      ['workshop', 4],
      ['visit', 2],
    ],
    upcoming: 'visit',
  },
  {
    slug: 'demo-chaudiere-en-mouvement',
    organisation: 'demo-pole-chaudiere',
    nameFr: 'La Chaudière en mouvement',
    nameEn: 'Chaudière in motion',
    summaryFr: 'Robots, données et formation pour les ateliers de la Beauce et des Bois-Francs.',
    summaryEn: 'Robots, data and training for the workshops of Beauce and Bois-Francs.',
    regionCodes: ['12', '17'],
    sectors: ['332', '321', '337'],
    startedDaysAgo: 300,
    endsInDays: 430,
    totalCost: 900_000,
    funding: [
      ['demo-ministere', 540_000],
      ['demo-agence-federale', 135_000],
    ],
    targets: [
      ['firms-sensitised', 200],
      ['firms-accompanied', 45],
    ],
    accompanied: 12,
    activities: [
      ['conference', 1],
      ['workshop', 4],
      ['visit', 3],
    ],
    upcoming: 'conference',
  },
  {
    slug: 'demo-tournee',
    organisation: 'demo-manufacturiers',
    nameFr: 'Tournée 4.0',
    nameEn: '4.0 tour',
    summaryFr: 'Aller voir les entreprises chez elles, dans toutes les régions, et en ligne.',
    summaryEn: 'Go and meet firms where they are, in every region, and on line.',
    regionCodes: [],
    sectors: ['31-33'],
    startedDaysAgo: 480,
    endsInDays: 250,
    totalCost: 2_400_000,
    funding: [
      ['demo-ministere', 1_440_000],
      ['demo-agence-federale', 480_000],
    ],
    targets: [
      ['firms-sensitised', 1_500],
      ['firms-accompanied', 60],
    ],
    accompanied: 24,
    activities: [
      ['webinar', 6],
      ['campaign', 2],
      ['conference', 2],
    ],
    upcoming: 'webinar',
  },
];

/** Firms that speakers can name; the others are drawn. */
export const NAMED_FIRMS: readonly (readonly [name: string, regionCode: string, industry: string])[] = [
  ['Usinage Tremblay & Fils inc.', '02', '332'],
  ['Les Aciers du Fjord ltée', '02', '332'],
  ['Aluminium Boréal inc.', '02', '331'],
  ['Fonderie du Royaume inc.', '02', '331'],
  ['Structures Kénogami inc.', '02', '332'],
  ['Précision Saint-Laurent inc.', '06', '332'],
  ['Robotique Hochelaga inc.', '06', '333'],
  ['Aérostructures Dorval inc.', '06', '336'],
  ['Confections Chabanel ltée', '06', '315'],
  ['Meubles Lapointe & Filles inc.', '12', '337'],
  ['Portes et fenêtres Beauce-Nord inc.', '12', '321'],
  ['Remorques de l’Etchemin inc.', '12', '336'],
  ['Plastiques des Bois-Francs inc.', '17', '326'],
  ['Fromagerie du Rang Double inc.', '17', '311'],
];

/** How many firms of each region the demonstration has, named ones included. */
export const FIRMS_BY_REGION: readonly (readonly [string, number])[] = [
  ['02', 72],
  ['06', 80],
  ['12', 46],
  ['16', 34],
  ['17', 26],
  ['05', 18],
  ['04', 14],
  ['03', 10],
];
