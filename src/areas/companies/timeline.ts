import { z } from 'zod';

const textSchema = z.object({ fr: z.string(), en: z.string() });

/** What this area itself writes; other areas bring their own kinds, each with its sentence. */
export const COMPANY_EVENTS = [
  'company-created',
  'company-imported',
  'company-updated',
  'company-merged',
  'company-unmerged',
  'contact-added',
  'contact-removed',
  'consent-recorded',
  'note-added',
] as const;
export type CompanyEvent = (typeof COMPANY_EVENTS)[number];

/** Something that happened with a firm, for its file. */
export interface NewTimelineEntry {
  companyId: string;
  /** When it happened, which may be long before it was written down. */
  at: Date;
  /** Stable name, in kebab-case: "activity-attended". */
  kind: string;
  /** The sentence the file shows. Not needed for the kinds of COMPANY_EVENTS, which have theirs. */
  text?: { fr: string; en: string };
  /** Where the entry leads: a path without language prefix. */
  path?: string;
  /** Its project: that project's funders may read the entry too. Never name a person in it then. */
  projectId?: string | null;
  subjectType?: string;
  subjectId?: string;
  details?: Record<string, unknown>;
  /** True for what belongs to the shared register: everyone reads it. Otherwise the actor's organisation and the firm do. */
  shared?: boolean;
}

export const timelineEntrySchema = z.object({
  id: z.uuid(),
  at: z.date(),
  kind: z.string(),
  text: textSchema.nullable(),
  path: z.string().nullable(),
  /** Whether it belongs to the shared register, which everyone reads. */
  shared: z.boolean(),
  /** Whose entry it is, or who changed the shared register; null when nobody in particular did. */
  organisation: textSchema.nullable(),
  project: textSchema.extend({ slug: z.string() }).nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** Whether a cursor's key reads as an instant the way PostgreSQL writes one: "2026-03-02 15:00:00.123456+00". */
export const isInstant = (key: unknown): key is string =>
  typeof key === 'string' && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2})?$/.test(key);
