import { z } from 'zod';
import { LANGUAGES } from '../../capabilities/index.ts';
import {
  AUDIENCES,
  CHANGE_KINDS,
  CONFIDENTIALITIES,
  FREQUENCIES,
  QUANTITY_UNITS,
  type Need,
} from '../../quotation/index.ts';

const named = z.array(z.object({ id: z.string(), name: z.string() }));
const number = z.number().nullable();

/** A need as it is read: its concepts by name in the reader's language, its texts as they were written. */
export const needView = z.object({
  language: z.enum(LANGUAGES),
  title: z.string(),
  description: z.string(),
  words: z.record(z.string(), z.string()),
  processes: named,
  materials: named,
  products: named,
  finishes: named,
  certificates: named,
  quantity: number,
  unit: z.enum(QUANTITY_UNITS),
  frequency: z.enum(FREQUENCIES),
  lengthMm: number,
  widthMm: number,
  heightMm: number,
  massKg: number,
  toleranceMm: number,
  pressTonnes: number,
  deadline: z.string(),
  neededOn: z.string().nullable(),
  destination: z.object({ country: z.string(), place: z.string() }),
  incoterm: z.string().nullable(),
  confidentiality: z.enum(CONFIDENTIALITIES),
  audience: z.enum(AUDIENCES),
});
export type NeedView = z.output<typeof needView>;

export const needConcepts = (need: Need): string[] => [
  ...need.processes,
  ...need.materials,
  ...need.products,
  ...need.finishes,
  ...need.certificates,
];

export function viewNeed(need: Need, nameOf: (id: string) => string): NeedView {
  const { wanted: _wanted, ...said } = need;
  const names = (ids: readonly string[]) => ids.map((id) => ({ id, name: nameOf(id) }));
  return {
    ...said,
    processes: names(need.processes),
    materials: names(need.materials),
    products: names(need.products),
    finishes: names(need.finishes),
    certificates: names(need.certificates),
  };
}

const changed = needView
  .pick({ deadline: true, description: true, quantity: true, unit: true, frequency: true })
  .partial();

/** What the buyer changed after posting, and why. */
export const changeView = z.object({
  id: z.uuid(),
  kind: z.enum(CHANGE_KINDS),
  before: changed,
  after: changed,
  reason: z.string(),
  at: z.date(),
});
export type ChangeView = z.output<typeof changeView>;

export const drawingView = z.object({
  id: z.uuid(),
  name: z.string(),
  sizeBytes: z.number(),
  scan: z.enum(['clean', 'unscanned']),
});

export const quotationView = z.object({
  version: z.number(),
  priceCents: z.number(),
  currency: z.string(),
  priceFor: z.enum(['total', 'unit']),
  leadTimeDays: z.number(),
  validUntil: z.string(),
  incoterm: z.string(),
  text: z.string(),
  madeByName: z.string(),
  madeAt: z.date(),
});

export const outcomeView = z.object({
  ordered: z.boolean(),
  amountCents: z.number().nullable(),
  currency: z.string().nullable(),
  country: z.string().nullable(),
  declaredByName: z.string(),
});

export const agreementView = z.enum(['waiting', 'agreed', 'different']);
