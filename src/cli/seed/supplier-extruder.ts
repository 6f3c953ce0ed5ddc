import type { ProfileContent } from '#areas/network/index.ts';
import { addDays } from '../generate/calendar.ts';
import type { SupplierDraw } from './supplier-content.ts';

/** The firm that a buyer finds in the demonstration's journey: an extruder of Saguenay with a press over 2,000 t. */
export const EXTRUDER = 'Aluminium Boréal inc.';

const CERTIFICATES = [
  ['iso-9001', 'CA-20417', 'BNQ', 520],
  ['iso-14001', 'CA-20418', 'BNQ', 52],
  ['asi-performance', 'ASI-1187', 'ASI', 700],
] as const;

const plain = (concept: string) => ({ concept, note: {} });
const alloy = (concept: string, name: string, temper: string) => ({ concept, alloy: name, temper });
const machine = (name: string, concept: string, count: number) => ({ name, concept, count, note: '' });

/** What is said of it is chosen, not drawn: its press, its certificates, its capacity. */
const SAID: Partial<ProfileContent> = {
  summary: {
    fr: 'Extrusion d’aluminium à Saguenay : profilés sur mesure jusqu’à 9 m, presse de 2 500 t, anodisation et usinage sur place.',
    en: 'Aluminium extrusion in Saguenay: custom profiles up to 9 m, 2,500 t press, anodising and machining on site.',
  },
  processes: [
    'aluminium-extrusion',
    'profile-cutting-mitre',
    'cnc-machining',
    'solution-treatment-ageing',
  ].map(plain),
  materials: [
    alloy('alloy-6061-t6', '6061', 'T6'),
    alloy('alloy-6063-t5', '6063', 'T5'),
    alloy('alloy-6082-t6', '6082', 'T6'),
    alloy('low-carbon-aluminium', '', ''),
  ],
  envelope: {
    ...{ maxLengthMm: 9000, maxWidthMm: 320, maxHeightMm: 180, maxMassKg: 900, toleranceMm: 0.1 },
    ...{ pressTonnes: 2500, batchMin: 50, batchMax: 50_000 },
  },
  equipment: [
    machine('Presse à extruder 2 500 t, conteneur de 254 mm', 'extrusion-presses', 1),
    machine('Presse à extruder 1 650 t', 'extrusion-presses', 1),
    machine('Four de vieillissement', 'ageing-ovens', 2),
    machine('Centre d’usinage pour profilés de 7 m', 'machining-centres', 2),
  ],
  finishes: ['anodising', 'powder-coating'],
  services: ['product-design', 'design-for-manufacturing', 'packaging-services'],
  markets: [
    { country: 'US', stage: 'active' },
    { country: 'FR', stage: 'active' },
    { country: 'DE', stage: 'targeted' },
  ],
  languages: ['fr', 'en'],
  sustainability: {
    ...{ carbonKgPerKg: 3.9, recycledPercent: 55 },
    source: 'Déclaration environnementale de produit, 2025',
  },
};

export const extruderContent = (drawn: ProfileContent, { random, today }: SupplierDraw): ProfileContent => ({
  ...drawn,
  ...SAID,
  certificates: CERTIFICATES.map(([concept, number, body, days]) => ({
    ...{ id: random.uuid(), concept, number, body, evidenceFileId: null },
    issuedOn: addDays(today, days - 1095),
    expiresOn: addDays(today, days),
  })),
  capacity: { openNow: true, hoursPerWeek: 40, leadTimeDays: 35, statedOn: addDays(today, -6) },
});
