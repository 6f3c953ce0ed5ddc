import {
  emptyContent,
  PROFILE_FIELDS,
  slugOf,
  type Certificate,
  type Consent,
  type ProfileContent,
} from '#areas/network/index.ts';
import { addDays } from '../generate/calendar.ts';
import { hostOf } from '../generate/names.ts';
import type { Random } from '../generate/random.ts';
import type { CompanyRow } from '../generate/types.ts';
import { GIVEN_NAMES, SURNAMES } from '../generate/words.ts';
import { regionPoint } from './region-points.ts';
import type { SupplierTrade } from './supplier-trades.ts';

/** What a firm's profile is made from. */
export interface SupplierDraw {
  company: CompanyRow;
  trade: SupplierTrade;
  random: Random;
  today: string;
}

/** A profile in words and concepts of its trade; the same draw gives the same profile. */
export function supplierContent(draw: SupplierDraw): ProfileContent {
  const { company, trade, random, today } = draw;
  const english = company.languages.includes('en') || random.chance(0.12);
  const processes = part(random, trade.processes, 2).map((concept) => ({ concept, note: {} }));
  const certificates = certificatesOf(draw);
  return {
    ...emptyContent(),
    role: trade.role,
    ...textsOf(draw, english),
    contact: contactOf(draw),
    sites: sitesOf(draw),
    processes,
    materials: part(random, trade.materials, 2).map(([concept, alloy = '', temper = '']) => ({
      ...{ concept, alloy, temper },
    })),
    envelope: envelopeOf(draw),
    equipment: equipmentOf(draw),
    finishes: [...(random.chance(0.7) ? part(random, trade.finishes ?? [], 1) : [])],
    services: [...part(random, trade.services, 1)],
    certificates,
    capacity: {
      openNow: random.chance(0.85) ? random.chance(0.5) : null,
      hoursPerWeek: random.chance(0.4) ? random.int(2, 24) * 5 : null,
      leadTimeDays: random.int(2, 12) * 7,
      statedOn: addDays(today, -random.int(1, 60)),
    },
    sectors: [...part(random, trade.sectors, 2)],
    references: referencesOf(draw),
    markets: marketsOf(random),
    incoterms: [...part(random, ['EXW', 'FCA', 'DAP', 'CPT', 'DDP'] as const, 1)],
    languages: english ? ['fr', 'en', ...(random.chance(0.15) ? ['es'] : [])] : ['fr'],
    hsCodes: [...trade.hs],
    sustainability: sustainabilityOf(draw),
    products: productsOf(draw, english),
  };
}

/** At least so many of a list, in its order. */
function part<T>(random: Random, list: readonly T[], least: number): T[] {
  const kept = list.filter((_, at) => at < least || random.chance(0.6));
  return kept.length > 0 ? kept : list.slice(0, 1);
}

const between = (random: Random, [least, most]: readonly [number, number], step: number): number =>
  Math.max(step, Math.round(random.int(least, most) / step) * step);

function textsOf({ company, trade, random }: SupplierDraw, english: boolean) {
  const [does, doing] = random.pick(trade.does);
  const machines = trade.machines.map(([name]) => name.toLowerCase());
  const since = random.int(1958, 2016);
  const people = company.employees;
  const team = people ? ` Nous sommes ${people} personnes.` : '';
  const summary = {
    fr: `À ${company.city}, nous ${does}.`,
    ...(english && { en: `In ${company.city}, we ${doing}.` }),
  };
  const fr = `${company.legalName} travaille le métal à ${company.city} depuis ${since}.${team} Nous ${does}. L’atelier compte entre autres : ${machines.join(', ')}. Chaque commande a une personne responsable, du plan à l’expédition, et nos soumissions partent en cinq jours ouvrables.`;
  const en = `${company.legalName} has worked metal in ${company.city} since ${since}.${people ? ` We are ${people} people.` : ''} We ${doing}. One person follows each order from drawing to shipping, and quotations leave within five working days.`;
  return { summary, description: { fr, ...(english && { en }) } };
}

function contactOf({ company, random }: SupplierDraw): ProfileContent['contact'] {
  const host = company.website?.replace('https://www.', '') ?? hostOf(company.legalName);
  return {
    name: `${random.pick(GIVEN_NAMES)} ${random.pick(SURNAMES)}`,
    title: random.pick([
      'Directrice des ventes',
      'Chargé de projets',
      'Développement des affaires',
      'Estimation',
    ]),
    email: `ventes@${host}`,
    phone: company.phone ?? '',
  };
}

function sitesOf({ company, random }: SupplierDraw): ProfileContent['sites'] {
  const point = regionPoint(company.regionCode, company.city, random);
  return [
    {
      id: random.uuid(),
      name: 'Usine',
      municipality: company.city,
      regionCode: company.regionCode,
      ...point,
    },
  ];
}

function envelopeOf({ trade, random }: SupplierDraw): ProfileContent['envelope'] {
  const maxLengthMm = between(random, trade.length, 100);
  return {
    maxLengthMm,
    maxWidthMm: Math.round((maxLengthMm * random.int(15, 45)) / 1000) * 10,
    maxHeightMm: random.chance(0.6) ? Math.round((maxLengthMm * random.int(8, 30)) / 1000) * 10 : null,
    maxMassKg: between(random, trade.mass, trade.mass[0] > 10 ? 10 : 1),
    toleranceMm: random.int(...trade.tolerance) / 100,
    pressTonnes: trade.press ? between(random, trade.press, 50) : null,
    batchMin: trade.batch[0],
    batchMax: trade.batch[1] * random.int(2, 40),
  };
}

const equipmentOf = ({ trade, random }: SupplierDraw): ProfileContent['equipment'] =>
  part(random, trade.machines, 1).map(([name, concept]) => ({
    name,
    concept,
    count: random.int(1, 6),
    note: '',
  }));

/** Most are valid for a year or more; some expire within two months, and a few have. */
function certificatesOf({ trade, random, today }: SupplierDraw): Certificate[] {
  const held = trade.certificates.filter((_, at) => random.chance(at === 0 ? 0.8 : 0.3));
  return held.map((concept) => {
    const days = random.chance(0.12)
      ? random.int(5, 58)
      : random.chance(0.05)
        ? -random.int(3, 90)
        : random.int(90, 1000);
    return {
      id: random.uuid(),
      concept,
      number: `CA-${random.int(10_000, 99_999)}`,
      body: random.pick(['BNQ', 'QMI-SAI', 'Intertek', 'Bureau Veritas', 'CWB']),
      issuedOn: addDays(today, days - 1095),
      expiresOn: addDays(today, days),
      evidenceFileId: null,
    };
  });
}

function referencesOf({ trade, random }: SupplierDraw): ProfileContent['references'] {
  if (random.chance(0.45)) return [];
  const [fr] = random.pick(trade.products);
  return [
    {
      name: random.pick([
        'Constructeur de véhicules',
        'Donneur d’ordres de l’énergie',
        'Fabricant d’équipement',
        'Entrepreneur général',
      ]),
      sector: random.pick(trade.sectors),
      text: { fr: `${fr}, livrés en lots réguliers depuis ${random.int(2, 12)} ans.` },
      country: random.pick(['CA', 'US', 'CA', 'FR']),
    },
  ];
}

const MARKETS = ['US', 'FR', 'MX', 'DE', 'GB', 'BE', 'SE', 'JP'];
function marketsOf(random: Random): ProfileContent['markets'] {
  const wanted = MARKETS.filter((_, at) => random.chance(at === 0 ? 0.8 : 0.22));
  return wanted.map((country) => ({ country, stage: random.chance(0.55) ? 'active' : 'targeted' }));
}

function sustainabilityOf({ trade, random }: SupplierDraw): ProfileContent['sustainability'] {
  if (!['extrusion', 'foundry', 'die-casting'].includes(trade.id) || random.chance(0.4))
    return { carbonKgPerKg: null, recycledPercent: null, source: '' };
  return {
    carbonKgPerKg: random.int(18, 60) / 10,
    recycledPercent: random.int(2, 9) * 10,
    source: 'Bilan interne, métal primaire d’hydroélectricité',
  };
}

const productsOf = ({ trade, random }: SupplierDraw, english: boolean): ProfileContent['products'] =>
  part(random, trade.products, 1).map(([fr, en, concepts]) => ({
    id: random.uuid(),
    slug: slugOf(fr),
    name: { fr, ...(english && { en }) },
    description: {
      fr: `${fr} fabriqués selon vos plans, avec certificat de matière et rapport de contrôle sur demande.`,
      ...(english && {
        en: `${en} made to your drawings, with material certificate and inspection report on request.`,
      }),
    },
    concepts: [...concepts],
    pictureFileIds: [],
    hsCode: null,
  }));

const SELDOM_SHOWN: readonly string[] = [
  'contact',
  'references',
  'capacity',
  'envelope',
  'equipment',
  'sustainability',
];

/** Most firms show nearly everything; what tells least about their customers goes first. */
export const supplierConsent = (random: Random): Consent =>
  Object.fromEntries(
    PROFILE_FIELDS.map((field) => [field, !SELDOM_SHOWN.includes(field) || random.chance(0.88)]),
  );
