import { z } from 'zod';
import { pageOf } from '../../platform/paging.ts';
import { companyFieldsSchema, otherNameSchema, SIZE_CLASSES } from './company.ts';
import { contactSchema } from './contact.ts';
import { noteSchema } from './note.ts';
import { timelineEntrySchema } from './timeline.ts';

const textSchema = z.object({ fr: z.string(), en: z.string() });
const projectSchema = textSchema.extend({ slug: z.string() });

/** A record found to be the same firm; it keeps what it said and where that came from. */
export const mergedRecordSchema = z.object({
  id: z.uuid(),
  legalName: z.string(),
  neq: z.string().nullable(),
  city: z.string().nullable(),
  createdAt: z.date(),
  /** The organisation that brought the record; null when nobody in particular did. */
  source: textSchema.nullable(),
  mergedAt: z.date().nullable(),
  mergedBy: textSchema.nullable(),
  probability: z.number().nullable(),
});
export type MergedRecord = z.infer<typeof mergedRecordSchema>;

export const participationSchema = z.object({
  id: z.uuid(),
  activityId: z.uuid(),
  heldOn: z.string(),
  state: z.enum(['registered', 'attended', 'cancelled', 'absent']),
  activityKind: z.string(),
  title: textSchema,
  project: projectSchema,
  organisation: textSchema,
});
export type Participation = z.infer<typeof participationSchema>;

export const reachedBySchema = z.object({
  slug: z.string(),
  name: textSchema,
  organisation: textSchema,
  contacts: z.number().int(),
  firstOn: z.string(),
  lastOn: z.string(),
});
export type ReachedBy = z.infer<typeof reachedBySchema>;

export const identitySchema = z.object({
  id: z.uuid(),
  legalName: z.string(),
  otherNames: z.array(otherNameSchema),
  neq: z.string().nullable(),
  businessNumber: z.string().nullable(),
  naics: z.string().nullable(),
  sizeClass: z.enum(SIZE_CLASSES),
  employees: z.number().int().nullable(),
  street: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string(),
  postalCode: z.string().nullable(),
  country: z.string(),
  regionCode: z.string().nullable(),
  /** How the region is known: 'stated', 'municipality', 'postal-code', 'ambiguous' (the likeliest) or 'unknown'. */
  regionCertainty: z.string(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  languages: z.array(z.string()),
  memberships: z.array(z.string()),
  createdBy: textSchema.nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type CompanyIdentity = z.infer<typeof identitySchema>;

/** A firm's file: who it is, what happened, what to do next; each part as far as the reader may see it. */
export const companyFileSchema = z.object({
  identity: identitySchema,
  /** Set when the record asked for was merged into this firm. */
  asked: z.object({ id: z.uuid(), legalName: z.string() }).nullable(),
  mergedRecords: z.array(mergedRecordSchema),
  contacts: z.array(contactSchema),
  notes: z.array(noteSchema),
  participations: z.array(participationSchema),
  reachedBy: z.array(reachedBySchema),
  timeline: pageOf(timelineEntrySchema),
  openDuplicates: z.number().int(),
  nextSteps: z.array(z.string()),
  /** What the reader is to this firm. */
  reader: z.enum(['keeper', 'firm', 'funder', 'other']),
  may: z.object({ edit: z.boolean(), write: z.boolean() }),
});
export type CompanyFile = z.infer<typeof companyFileSchema>;

/** What a form shows again of a firm: its fields as the writer takes them. */
export const companyFormSchema = z.object({ id: z.uuid(), fields: companyFieldsSchema });
