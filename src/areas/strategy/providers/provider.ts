import { z } from 'zod';
import { pageInput, pageOf } from '#platform/paging.ts';
import { TEMPLATE_FAMILIES } from '../catalogue/index.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);
const regionCode = z.string().regex(/^(0[1-9]|1[0-7])$/);
const sector = z.string().regex(/^[0-9]{3}$/);
const language = z.string().regex(/^[a-z]{2}$/);
const templateId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const textSchema = z.object({ fr: z.string(), en: z.string() });

export const PROVIDER_SIZES = ['1-9', '10-49', '50-249', '250+', 'unknown'] as const;
export const WRITING_LANGUAGES = ['fr', 'en'] as const;
/** Languages that a provider may serve in; others are taken too. */
export const SERVICE_LANGUAGES = ['fr', 'en', 'es'] as const;

/** Work that a provider did. Whose work it was is told to firms only when the customer agreed to be named. */
export const referenceSchema = z.object({
  firm: z.string().trim().max(200).default(''),
  project: line(300),
  year: z.coerce.number().int().min(1980).max(2100).nullable().default(null),
  /** The catalogue's template that it was, when it was one. */
  templateId: templateId.nullable().default(null),
  named: z.enum(['public', 'on-request']).default('on-request'),
});
export type Reference = z.output<typeof referenceSchema>;

/** What is known of a provider. An empty list is "nobody asked yet", never "none". */
export const providerFieldsSchema = z.object({
  name: line(200),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  /** Where requests for proposals go. */
  email: z.email().max(254).optional(),
  contactName: line(200).optional(),
  phone: line(50).optional(),
  /** The language to write to it in. */
  language: z.enum(WRITING_LANGUAGES).default('fr'),
  sizeClass: z.enum(PROVIDER_SIZES).default('unknown'),
  summary: z.string().trim().max(2000).default(''),
  regionCodes: z.array(regionCode).max(17).default([]),
  /** SCIAN (NAICS) subsectors, three digits. */
  sectors: z.array(sector).max(60).default([]),
  languages: z.array(language).max(20).default([]),
  families: z.array(z.enum(TEMPLATE_FAMILIES)).max(TEMPLATE_FAMILIES.length).default([]),
  /** Templates of the catalogue that it puts in place. */
  templateIds: z.array(templateId).max(100).default([]),
  references: z.array(referenceSchema).max(30).default([]),
  /** Brands that it resells: declared, shown, and worth nothing in a match. */
  brands: z.array(line(100)).max(60).default([]),
  /** Other ties in its own words: shareholders, commissions, exclusivity. */
  ties: z.string().trim().max(2000).default(''),
});
export type ProviderFields = z.output<typeof providerFieldsSchema>;

export const PROVIDER_SORTS = ['name', '-name', 'updated', '-updated'] as const;

/** How the directory is narrowed. Everything given holds at once. */
export const providerFilterSchema = z.object({
  /** Words of the name, the summary or a brand. */
  q: z.string().trim().max(200).optional(),
  region: regionCode.optional(),
  sector: sector.optional(),
  language: language.optional(),
  family: z.enum(TEMPLATE_FAMILIES).optional(),
  template: templateId.optional(),
  withdrawn: z.stringbool().optional(),
});
export type ProviderFilter = z.output<typeof providerFilterSchema>;

export const listProvidersInput = providerFilterSchema
  .extend(pageInput.shape)
  .extend({ sort: z.enum(PROVIDER_SORTS).default('name') });

export const providerSummarySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  website: z.string().nullable(),
  sizeClass: z.enum(PROVIDER_SIZES),
  regionCodes: z.array(z.string()),
  sectors: z.array(z.string()),
  languages: z.array(z.string()),
  families: z.array(z.enum(TEMPLATE_FAMILIES)),
  templateIds: z.array(z.string()),
  references: z.number().int(),
  brands: z.array(z.string()),
  withdrawn: z.boolean(),
  updatedAt: z.date(),
});
export type ProviderSummary = z.output<typeof providerSummarySchema>;
export const providerListSchema = pageOf(providerSummarySchema);

export const PROVIDER_CHANGES = ['added', 'imported', 'changed', 'withdrawn', 'restored'] as const;
export const providerChangeSchema = z.object({
  id: z.uuid(),
  kind: z.enum(PROVIDER_CHANGES),
  fields: z.array(z.string()),
  by: z.string(),
  organisation: textSchema,
  at: z.date(),
});
export type ProviderChange = z.output<typeof providerChangeSchema>;

/** A reference as its reader may see it: without the customer's name where that is on request and the reader is a firm. */
const shownReference = referenceSchema.extend({ firm: z.string().nullable() });

export const providerSchema = z.object({
  id: z.uuid(),
  ...providerFieldsSchema.omit({ website: true, email: true, contactName: true, phone: true }).shape,
  website: z.string().nullable(),
  email: z.string().nullable(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  references: z.array(shownReference),
  addedBy: z.string(),
  addedByOrganisation: textSchema,
  addedAt: z.date(),
  withdrawnAt: z.date().nullable(),
  /** Whether the reader keeps the directory. */
  keeper: z.boolean(),
  /** Empty for those who do not. */
  changes: z.array(providerChangeSchema),
});
export type Provider = z.output<typeof providerSchema>;
