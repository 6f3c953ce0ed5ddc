import { z } from 'zod';
import { regionCodeSchema } from '#areas/portfolio/index.ts';
import { pageInput } from '#platform/paging.ts';

export const ACTIVITY_KINDS = ['conference', 'webinar', 'workshop', 'visit', 'campaign'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

const line = (longest: number) => z.string().trim().min(1).max(longest);

/** What is planned of an activity. Times are Québec's (`2026-03-10T09:00`) or carry their own zone. */
export const activityFieldsSchema = z.object({
  kind: z.enum(ACTIVITY_KINDS),
  projectId: z.uuid(),
  titleFr: line(200),
  titleEn: line(200),
  descriptionFr: z.string().trim().max(5000).default(''),
  descriptionEn: z.string().trim().max(5000).default(''),
  startsAt: line(40),
  endsAt: line(40),
  place: line(300).optional(),
  /** Where to connect, for those who registered. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  regionCode: regionCodeSchema.optional(),
  partner: line(200).optional(),
  capacity: z.coerce.number().int().min(1).max(100_000).optional(),
  /** What people are asked to agree to when they register; a usual sentence when empty. */
  consentTextFr: line(2000).optional(),
  consentTextEn: line(2000).optional(),
});
export type ActivityFields = z.output<typeof activityFieldsSchema>;

export const ACTIVITY_SORTS = ['-date', 'date', 'title', '-title'] as const;

/** How a list of activities is narrowed. Everything given holds at once. */
export const activityFilterSchema = z.object({
  /** Words of the title, the place or the partner. */
  q: z.string().trim().max(200).optional(),
  kind: z.enum(ACTIVITY_KINDS).optional(),
  project: z.uuid().optional(),
  region: regionCodeSchema.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type ActivityFilter = z.output<typeof activityFilterSchema>;

export const listActivitiesInput = activityFilterSchema
  .extend(pageInput.shape)
  .extend({ sort: z.enum(ACTIVITY_SORTS).default('-date') });

/** Who came, counted three ways: firms once each, comings of firms, and comings whose firm is not known. */
export const attendanceFiguresSchema = z.object({
  registered: z.number().int(),
  attended: z.number().int(),
  firms: z.number().int(),
  contacts: z.number().int(),
  unmatched: z.number().int(),
});
export type AttendanceFigures = z.output<typeof attendanceFiguresSchema>;

const named = { nameFr: z.string(), nameEn: z.string() };

export const activitySummarySchema = z.object({
  id: z.uuid(),
  kind: z.enum(ACTIVITY_KINDS),
  titleFr: z.string(),
  titleEn: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  heldOn: z.string(),
  place: z.string().nullable(),
  regionCode: z.string().nullable(),
  partner: z.string().nullable(),
  cancelledAt: z.date().nullable(),
  registrationOpen: z.boolean(),
  project: z.object({ id: z.uuid(), slug: z.string(), ...named }),
  figures: attendanceFiguresSchema,
});
export type ActivitySummary = z.output<typeof activitySummarySchema>;

export const activitySchema = activitySummarySchema.extend({
  /** Whether it is the reader's own organisation's: only then are people and changes open. */
  mine: z.boolean(),
  organisation: z.object({ id: z.uuid(), ...named }),
  descriptionFr: z.string(),
  descriptionEn: z.string(),
  link: z.string().nullable(),
  capacity: z.number().int().nullable(),
  registrationSlug: z.string().nullable(),
  consentTextFr: z.string().nullable(),
  consentTextEn: z.string().nullable(),
  /** Rows to review: comings without a firm that nobody set aside. Null for readers who do not review. */
  toReview: z.number().int().nullable(),
});
export type Activity = z.output<typeof activitySchema>;

/** An activity as its public page shows it. */
export const publicActivitySchema = z.object({
  slug: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  titleFr: z.string(),
  titleEn: z.string(),
  descriptionFr: z.string(),
  descriptionEn: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  place: z.string().nullable(),
  online: z.boolean(),
  regionCode: z.string().nullable(),
  partner: z.string().nullable(),
  organisation: z.object(named),
  project: z.object(named),
  consentTextFr: z.string().nullable(),
  consentTextEn: z.string().nullable(),
  /** Whether one may register now, and if not why. */
  registration: z.enum(['open', 'full', 'closed', 'over', 'cancelled']),
  placesLeft: z.number().int().nullable(),
});
export type PublicActivity = z.output<typeof publicActivitySchema>;
