import { z } from 'zod';
import { LANGUAGES, type Language } from '../capabilities/index.ts';

export const PROFILE_STATES = ['draft', 'in-review', 'published', 'withdrawn'] as const;
export type ProfileState = (typeof PROFILE_STATES)[number];

/** What a firm is in the chain from metal to machine. */
export const SUPPLIER_ROLES = [
  'transformer',
  'equipment-maker',
  'specialised-supplier',
  'distributor',
] as const;
export type SupplierRole = (typeof SUPPLIER_ROLES)[number];

export const MARKET_STAGES = ['active', 'targeted'] as const;

/** Incoterms 2020 of the International Chamber of Commerce. */
export const INCOTERMS = [
  'EXW',
  'FCA',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
] as const;

const line = (longest: number) => z.string().trim().min(1).max(longest);
const maybe = (longest: number) => z.string().trim().max(longest).default('');
const positive = (most: number) => z.number().positive().max(most).nullable().default(null);
const count = (most: number) => z.number().int().min(1).max(most).nullable().default(null);
const list = <T extends z.ZodType>(of: T, most: number) => z.array(of).max(most);
const id = z.uuid();

/** A concept of the thesaurus, by its id. That it exists, and is of the right kind, the use case says. */
const concept = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const hsCode = z.string().regex(/^\d{4}(\d{2}){0,3}$/);

/** Text in the languages that its author wrote it in; one that was not written is not there. */
export const localText = (longest: number) => z.partialRecord(z.enum(LANGUAGES), line(longest));
export type LocalText = Partial<Record<Language, string>>;

export const siteSchema = z.object({
  id,
  name: line(200),
  municipality: line(120),
  regionCode: z
    .string()
    .regex(/^(0[1-9]|1[0-7])$/)
    .nullable()
    .default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
});

/** Lengths in mm, masses in kg, presses in metric tons, batches in pieces. The tolerance is the finest it holds, ±. */
export const envelopeSchema = z.object({
  maxLengthMm: positive(1_000_000),
  maxWidthMm: positive(1_000_000),
  maxHeightMm: positive(1_000_000),
  maxMassKg: positive(10_000_000),
  toleranceMm: positive(100),
  pressTonnes: positive(100_000),
  batchMin: count(1_000_000_000),
  batchMax: count(1_000_000_000),
});

const equipmentSchema = z.object({
  concept: concept.nullable().default(null),
  name: line(200),
  count: count(10_000),
  note: maybe(500),
});

const referenceSchema = z.object({
  name: line(200),
  sector: concept.nullable().default(null),
  text: localText(1000).default({}),
  country: country.nullable().default(null),
});

export const certificateSchema = z.object({
  id,
  concept,
  number: maybe(100),
  body: maybe(200),
  issuedOn: z.iso.date().nullable().default(null),
  /** The last day it is valid; null when it does not expire. */
  expiresOn: z.iso.date().nullable().default(null),
  /** Its proof: read by the programme, never by the public. */
  evidenceFileId: id.nullable().default(null),
});
export type Certificate = z.output<typeof certificateSchema>;

export const productSchema = z.object({
  id,
  slug: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: localText(200),
  description: localText(4000).default({}),
  concepts: list(concept, 20).default([]),
  pictureFileIds: list(id, 8).default([]),
  hsCode: hsCode.nullable().default(null),
});
export type Product = z.output<typeof productSchema>;

/** Everything that a profile can say, each field shown to the public only when the firm agreed to that field. */
export const profileContentSchema = z.object({
  role: z.enum(SUPPLIER_ROLES).nullable(),
  summary: localText(400),
  description: localText(6000),
  /** Who answers buyers. */
  contact: z.object({
    name: maybe(200),
    title: maybe(200),
    email: z.email().max(254).nullable().default(null),
    phone: maybe(50),
  }),
  sites: list(siteSchema, 30),
  processes: list(z.object({ concept, note: localText(500).default({}) }), 60),
  materials: list(z.object({ concept, alloy: maybe(60), temper: maybe(40) }), 60),
  envelope: envelopeSchema,
  equipment: list(equipmentSchema, 80),
  finishes: list(concept, 40),
  services: list(concept, 40),
  certificates: list(certificateSchema, 40),
  capacity: z.object({
    openNow: z.boolean().nullable().default(null),
    hoursPerWeek: positive(100_000),
    leadTimeDays: z.number().int().min(0).max(2000).nullable().default(null),
    /** The day this was so: capacity ages quickly. */
    statedOn: z.iso.date().nullable().default(null),
  }),
  sectors: list(concept, 40),
  references: list(referenceSchema, 30),
  markets: list(z.object({ country, stage: z.enum(MARKET_STAGES) }), 100),
  incoterms: list(z.enum(INCOTERMS), INCOTERMS.length),
  /** Languages that buyers are answered in (BCP 47). */
  languages: list(z.string().regex(/^[a-z]{2,3}$/), 30),
  /** Harmonized System: 4 to 10 digits. */
  hsCodes: list(hsCode, 60),
  sustainability: z.object({
    /** Kilograms of CO₂ equivalent for a kilogram of product. */
    carbonKgPerKg: z.number().min(0).max(1000).nullable().default(null),
    recycledPercent: z.number().min(0).max(100).nullable().default(null),
    source: maybe(300),
  }),
  products: list(productSchema, 100),
  documents: list(z.object({ fileId: id, title: line(200) }), 20),
});
export type ProfileContent = z.output<typeof profileContentSchema>;

/** What a profile says before anybody wrote anything. */
export const emptyContent = (): ProfileContent =>
  profileContentSchema.parse({
    role: null,
    ...Object.fromEntries(OBJECTS.map((field) => [field, {}])),
    ...Object.fromEntries(LISTS.map((field) => [field, []])),
  });

const OBJECTS = ['summary', 'description', 'contact', 'envelope', 'capacity', 'sustainability'] as const;
const LISTS = [
  'sites',
  'processes',
  'materials',
  'equipment',
  'finishes',
  'services',
  'certificates',
  'sectors',
  'references',
  'markets',
  'incoterms',
  'languages',
  'hsCodes',
  'products',
  'documents',
] as const;

export const PROFILE_FIELDS = Object.keys(profileContentSchema.shape) as ProfileField[];
export type ProfileField = keyof ProfileContent;

/** What the public may see. A field that is not named was not agreed to. */
export const consentSchema = z.partialRecord(z.enum(PROFILE_FIELDS), z.boolean());
export type Consent = z.output<typeof consentSchema>;

export const supplierProfileSchema = z.object({
  /** The register's record; the firm that stands for it has one profile. */
  companyId: id,
  /** The programme that reviews it. */
  organisationId: id,
  projectId: id.nullable(),
  state: z.enum(PROFILE_STATES),
  slug: z.string(),
  ...profileContentSchema.shape,
  consent: consentSchema,
  verifiedOn: z.iso.date().nullable(),
  publishedAt: z.date().nullable(),
  updatedAt: z.date(),
});
export type SupplierProfile = z.output<typeof supplierProfileSchema>;

/** A certificate as the public sees it: its proof stays with the programme. */
export type PublicCertificate = Omit<Certificate, 'evidenceFileId'>;

type Shown = Omit<ProfileContent, 'certificates'> & { certificates: PublicCertificate[] };

/** What leaves the house: a field that was not agreed to is not there at all. */
export type PublicProfile = Partial<Shown> & {
  companyId: string;
  slug: string;
  verifiedOn: string | null;
};
