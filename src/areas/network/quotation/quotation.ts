import { z } from 'zod';
import { LANGUAGES } from '../capabilities/index.ts';
import { INCOTERMS } from '../profile/profile.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);
const positive = (most: number) => z.number().positive().max(most).nullable().default(null);
const concept = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const concepts = z.array(concept).max(20).default([]);
const country = z.string().regex(/^[A-Z]{2}$/);

export const QUANTITY_UNITS = ['pieces', 'kg', 't', 'm', 'm2'] as const;
export const FREQUENCIES = ['once', 'monthly', 'yearly'] as const;

/** Who sees the files: those the buyer picked, or only those of them that accepted to keep them confidential. */
export const CONFIDENTIALITIES = ['open', 'on-acceptance'] as const;

/** Whether suppliers that were not picked may read that this need exists: never who asks, nor any file. */
export const AUDIENCES = ['picked', 'network'] as const;

/** Version of `needSchema`, kept beside each need. */
export const NEED_VERSION = 1;

/** Currencies that quotations are made in (ISO 4217). */
export const CURRENCIES = [
  'CAD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'MXN',
  'SEK',
  'CHF',
  'CNY',
  'KRW',
  'PLN',
] as const;

/** What a buyer says in words of any of the twelve languages, for the search to read. */
export const NEED_WORDS = ['process', 'material', 'finish', 'certificate'] as const;
const said = z.string().trim().max(300).default('');

/** What a buyer needs. Concepts are the thesaurus's; texts stay in the language they were written in. */
export const needSchema = z.object({
  language: z.enum(LANGUAGES),
  title: line(200),
  description: z.string().trim().max(6000).default(''),
  processes: concepts,
  materials: concepts,
  products: concepts,
  finishes: concepts,
  /** Certificates that the supplier must hold, valid on the day. */
  certificates: concepts,
  quantity: z.number().positive().max(1_000_000_000).nullable().default(null),
  unit: z.enum(QUANTITY_UNITS).default('pieces'),
  frequency: z.enum(FREQUENCIES).default('once'),
  /** The largest part: lengths in mm, mass in kg. Tolerance is ± mm, the finest that is asked for. */
  lengthMm: positive(1_000_000),
  widthMm: positive(1_000_000),
  heightMm: positive(1_000_000),
  massKg: positive(10_000_000),
  toleranceMm: positive(100),
  pressTonnes: positive(100_000),
  /** The last day that quotations are taken, in Québec's time. */
  deadline: z.iso.date(),
  /** When the parts are needed; null when that is open. */
  neededOn: z.iso.date().nullable().default(null),
  destination: z.object({ country, place: z.string().trim().max(200).default('') }),
  incoterm: z.enum(INCOTERMS).nullable().default(null),
  confidentiality: z.enum(CONFIDENTIALITIES).default('open'),
  audience: z.enum(AUDIENCES).default('picked'),
  /** The buyer's own words for what the concepts were read from, as typed. */
  words: z
    .object(
      Object.fromEntries(NEED_WORDS.map((about) => [about, said])) as Record<
        (typeof NEED_WORDS)[number],
        typeof said
      >,
    )
    .default({ process: '', material: '', finish: '', certificate: '' }),
  /** The supplier on whose page the buyer began, by its slug. */
  wanted: z.string().max(120).nullable().default(null),
});
export type Need = z.output<typeof needSchema>;

/** Who asks: an address that is confirmed by mail before anything goes out. */
export const buyerSchema = z.object({
  name: line(200),
  company: line(200),
  email: z.email().max(254),
  phone: z.string().trim().max(50).default(''),
  country,
});
export type Buyer = z.output<typeof buyerSchema>;

/** What a supplier offers. Money is whole cents of its currency; days are counted from the order. */
export const quotationFieldsSchema = z.object({
  priceCents: z.number().int().min(1).max(1e13),
  currency: z.enum(CURRENCIES),
  /** What the price is for: the whole, or one unit of the need's. */
  priceFor: z.enum(['total', 'unit']).default('total'),
  leadTimeDays: z.number().int().min(0).max(2000),
  validUntil: z.iso.date(),
  incoterm: z.enum(INCOTERMS),
  text: z.string().trim().max(6000).default(''),
});
export type QuotationFields = z.output<typeof quotationFieldsSchema>;

/**
 * What both sides declare after an award: a number that counts as export only when they agree and it left the country. An
 * order has its amount, currency and country; where nothing was ordered there is none of them.
 */
export const outcomeSchema = z.object({
  ordered: z.boolean(),
  amountCents: z.number().int().min(1).max(1e13).nullable().default(null),
  currency: z.enum(CURRENCIES).nullable().default(null),
  country: country.nullable().default(null),
});
export type Outcome = z.output<typeof outcomeSchema>;
