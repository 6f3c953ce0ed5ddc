import { z } from 'zod';
import { pageInput, pageOf } from '../../platform/paging.ts';

export const SIZE_CLASSES = ['1-9', '10-49', '50-249', '250+', 'unknown'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

export const NAME_KINDS = ['trade', 'former', 'translation'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

const line = (longest: number) => z.string().trim().min(1).max(longest);
const regionCode = z.string().regex(/^(0[1-9]|1[0-7])$/);

export const otherNameSchema = z.object({ name: line(300), kind: z.enum(NAME_KINDS) });
export type OtherName = z.infer<typeof otherNameSchema>;

/**
 * What may be stated of a firm. Absent is unknown. Identifiers, postal code, telephone and website come as people type
 * them; `tidyCompany` (company.rules.ts) checks and normalises them before anything is written.
 */
export const companyFieldsSchema = z.object({
  legalName: line(300),
  otherNames: z.array(otherNameSchema).max(30).default([]),
  /** Québec enterprise number: ten digits. */
  neq: line(20).optional(),
  /** Federal business number: nine digits; a programme suffix ("RC0001") is taken off. */
  businessNumber: line(25).optional(),
  /** SCIAN (NAICS) code, two to six digits. */
  naics: z
    .string()
    .regex(/^[0-9]{2,6}$/)
    .optional(),
  /** Taken from `employees` when that is known. */
  sizeClass: z.enum(SIZE_CLASSES).default('unknown'),
  employees: z.coerce.number().int().min(0).max(1_000_000).optional(),
  street: line(300).optional(),
  city: line(120).optional(),
  province: line(60).default('QC'),
  postalCode: line(20).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('CA'),
  /** Stated by someone who knows; derived from the address otherwise. */
  regionCode: regionCode.optional(),
  phone: line(50).optional(),
  website: line(300).optional(),
  /** ISO 639-1 codes of the languages the firm works in. */
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .max(20)
    .default([]),
  /** Associations and clusters, by name. */
  memberships: z.array(line(120)).max(50).default([]),
});
export type CompanyFields = z.infer<typeof companyFieldsSchema>;

/** A minus turns an order round. */
export const COMPANY_SORTS = ['name', '-name', 'region', '-region', 'updated', '-updated'] as const;
export type CompanySort = (typeof COMPANY_SORTS)[number];

/** How a list of firms is narrowed. Everything given holds at once. */
export const companyFilterSchema = z.object({
  /** Beginnings of words of a name or city, or an identifier; a misspelt word finds its neighbours. */
  q: z.string().trim().max(200).optional(),
  /** Region code, or "none" for firms whose region is not known. */
  region: z.union([regionCode, z.literal('none')]).optional(),
  /** First two to four digits of the SCIAN code, or "31-33" for manufacturing as a whole. */
  sector: z
    .string()
    .regex(/^([0-9]{2,4}|31-33)$/)
    .optional(),
  size: z.enum(SIZE_CLASSES).optional(),
  membership: z.string().trim().max(120).optional(),
  /** Firms that a project reached. */
  project: z.uuid().optional(),
  /** Firms with a probable duplicate that nobody has judged yet. */
  review: z.stringbool().optional(),
});
export type CompanyFilter = z.infer<typeof companyFilterSchema>;

export const listCompaniesInput = companyFilterSchema
  .extend(pageInput.shape)
  .extend({ sort: z.enum(COMPANY_SORTS).default('name') });

export const companySummarySchema = z.object({
  id: z.uuid(),
  legalName: z.string(),
  otherNames: z.array(z.string()),
  neq: z.string().nullable(),
  city: z.string().nullable(),
  regionCode: z.string().nullable(),
  naics: z.string().nullable(),
  sizeClass: z.enum(SIZE_CLASSES),
  updatedAt: z.date(),
  /** Whether a probable duplicate waits for a decision. Always false for readers who do not decide. */
  toReview: z.boolean(),
});
export type CompanySummary = z.infer<typeof companySummarySchema>;

export const companyListSchema = pageOf(companySummarySchema).extend({
  /** Words of the search that stand nowhere in the register, with those that were looked for instead. */
  corrected: z.array(z.object({ typed: z.string(), used: z.array(z.string()) })),
});

/** One line to pick from: command palette, comboboxes. */
export const companySuggestionSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  city: z.string().nullable(),
  neq: z.string().nullable(),
});

/** A firm that may be the one being written. */
export const similarCompanySchema = companySuggestionSchema.extend({
  /** Chance, from 0 to 1, that the two are one firm. */
  probability: z.number(),
  /** True when they share a NEQ: they are one firm. */
  sameNeq: z.boolean(),
});
export type SimilarCompany = z.infer<typeof similarCompanySchema>;
