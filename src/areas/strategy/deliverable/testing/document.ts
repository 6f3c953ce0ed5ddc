import { fundingSums } from '../../document/funding.rules.ts';
import type { MaturityResult, RoadmapSummary, Signoff, StrategyDocument } from '../../document/document.ts';
import { quarterAfter } from '../../roadmap/settings.ts';
import { idOf } from './rows.ts';
import { writtenSections } from './sections.ts';
import { writtenSheets } from './sheets.ts';

const name = (fr: string, en: string) => ({ fr, en });

const DIMENSIONS = [
  ['planning', 'Planification et ordonnancement', 'Planning and scheduling', 24],
  ['shop-floor-data', 'Données de l’atelier', 'Shop-floor data', 17],
  ['automation', 'Automatisation', 'Automation', 46],
  ['maintenance', 'Entretien', 'Maintenance', 40],
  ['quality-traceability', 'Qualité et traçabilité', 'Quality and traceability', 35],
  ['inventory-logistics', 'Stocks et logistique', 'Inventory and logistics', 28],
  ['quoting-orders', 'Soumissions et commandes', 'Quoting and orders', 31],
  ['product-engineering', 'Conception et ingénierie', 'Product engineering', 62],
  ['customer-relations', 'Relations avec la clientèle', 'Customer relations', 40],
  ['online-sales', 'Vente et présence en ligne', 'Online sales', 20],
  ['finance-costing', 'Coûts et finances', 'Costing and finance', 38],
  ['purchasing', 'Achats', 'Purchasing', 44],
  ['decision-making', 'Décisions sur données', 'Decisions on data', 27],
  ['people-skills', 'Personnes et compétences', 'People and skills', 52],
  ['cybersecurity', 'Cybersécurité', 'Cybersecurity', 22],
  ['data-governance', 'Gouvernance des données', 'Data governance', null],
] as const;

const bandOf = (score: number | null) =>
  score === null
    ? null
    : score < 25
      ? name('Départ', 'Start')
      : score < 50
        ? name('En route', 'Under way')
        : name('Établi', 'Established');

export const writtenMaturity = (): MaturityResult => ({
  snapshotId: idOf('t', 1),
  framework: { id: 'virage-4-0', name: name('Virage 4.0', 'Virage 4.0') },
  stage: 'T0',
  submittedOn: '2026-10-16',
  overall: 35.07,
  band: bandOf(35.07),
  dimensions: DIMENSIONS.map(([id, fr, en, score]) => ({
    id,
    name: name(fr, en),
    score,
    band: bandOf(score),
    answered: score === null ? 0 : 4,
    asked: 4,
  })),
});

const STARTS = [
  [1, 0, 1],
  [8, 0, 4],
  [2, 1, 3],
  [3, 2, 2],
  [5, 4, 2],
  [4, 4, 2],
  [6, 6, 2],
] as const;

function writtenRoadmap(): RoadmapSummary {
  const quarters = Array.from({ length: 8 }, (_, at) => quarterAfter('2027-Q1', at));
  const sheets = writtenSheets();
  const cash = [3_850_000, 5_400_000, 8_600_000, 7_300_000, 6_100_000, 3_900_000, 3_200_000, 2_450_000];
  const days = [31, 52, 64, 58, 45, 34, 27, 25];
  return {
    quarters,
    items: STARTS.map(([number, start, length]) => {
      const { id, title } = sheets[number - 1]!;
      return { id, title, start: quarters[start]!, quarters: length };
    }),
    leftOut: [{ id: sheets[6]!.id, title: sheets[6]!.title }],
    cash: quarters.map((quarter, at) => ({
      quarter,
      usedCents: cash[at]!,
      availableCents: at < 4 ? 9_000_000 : 6_500_000,
    })),
    people: quarters.map((quarter, at) => ({ quarter, usedDays: days[at]!, availableDays: 65 })),
    value: 558,
    bound: 558,
    proven: true,
  };
}

export const SIGNED: Signoff = {
  version: 1,
  name: 'Line Tremblay',
  role: 'directrice générale',
  on: '2026-11-20',
  recorded: 'firm',
  recordedBy: 'Line Tremblay',
};

/** An invented firm's whole strategy: every section written, eight sheets that count and one set aside. A draft unless signed. */
export function writtenDocument(changes: Partial<StrategyDocument> = {}): StrategyDocument {
  const [sections, initiatives] = [writtenSections(), writtenSheets()];
  return {
    shape: 1,
    id: idOf('d', 1),
    title: 'Livrer quand on l’a promis',
    version: 1,
    state: changes.signoff ? 'signed' : 'draft',
    updatedAt: '2026-11-18T19:12:00.000Z',
    updatedBy: 'Émilie Côté',
    firm: {
      id: idOf('f', 1),
      legalName: 'Usinage du Fjord inc.',
      neq: '1143920118',
      city: 'La Baie',
      regionCode: '02',
      region: name('Saguenay–Lac-Saint-Jean', 'Saguenay–Lac-Saint-Jean'),
      naics: '332710',
      sector: name('Ateliers d’usinage', 'Machine shops'),
      sizeClass: '10-49',
      employees: 46,
      website: 'https://usinagedufjord.example',
    },
    organisation: {
      id: idOf('g', 1),
      name: name('Société de la Vallée de l’aluminium', 'Société de la Vallée de l’aluminium'),
    },
    project: { id: idOf('j', 1), slug: 'vallee-numerique', name: name('Vallée numérique', 'Digital Valley') },
    authors: ['Émilie Côté', 'Line Tremblay'],
    signoff: null,
    signatures: changes.signoff ? [changes.signoff] : [],
    sections,
    maturity: [writtenMaturity()],
    initiatives,
    funding: fundingSums(sections.funding.sources, initiatives),
    roadmap: writtenRoadmap(),
    ...changes,
  };
}
