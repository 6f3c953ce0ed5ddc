import { z } from 'zod';
import { pageInput } from '#platform/paging.ts';

export const PARTICIPATION_STATES = ['registered', 'attended', 'cancelled', 'absent'] as const;
export type ParticipationState = (typeof PARTICIPATION_STATES)[number];

export const PARTICIPATION_SOURCES = ['registration', 'import', 'check-in', 'manual'] as const;

const line = (longest: number) => z.string().trim().min(1).max(longest);

/** What a list or a form said of the firm. Nothing of the person: a funder reads this. */
export const statedFirmSchema = z.object({
  firm: z.string().optional(),
  neq: z.string().optional(),
  businessNumber: z.string().optional(),
  street: z.string().optional(),
  city: z.string().optional(),
  postalCode: z.string().optional(),
  website: z.string().optional(),
});
export type StatedFirm = z.output<typeof statedFirmSchema>;

/** The person who came: for the organisation that keeps the list, and for the person's firm. */
export const attendeeSchema = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  language: z.string().nullable(),
  consent: z.enum(['given', 'refused', 'withdrawn', 'unknown']),
  consentAt: z.date().nullable(),
  consentText: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
  confirmedAt: z.date().nullable(),
});
export type Attendee = z.output<typeof attendeeSchema>;

export const participationSchema = z.object({
  id: z.uuid(),
  state: z.enum(PARTICIPATION_STATES),
  source: z.enum(PARTICIPATION_SOURCES),
  createdAt: z.date(),
  stated: statedFirmSchema.nullable(),
  setAside: z.boolean(),
  firm: z.object({ id: z.uuid(), name: z.string(), city: z.string().nullable() }).nullable(),
  /** Null for a reader who may know which firms came but not who. */
  attendee: attendeeSchema.nullable(),
});
export type Participation = z.output<typeof participationSchema>;

export const listParticipationsInput = z.object({
  id: z.uuid(),
  /** Words of the person's or the firm's name. */
  q: z.string().trim().max(200).optional(),
  state: z.enum(PARTICIPATION_STATES).optional(),
  /** Only comings without a firm that nobody set aside. */
  unmatched: z.stringbool().optional(),
  ...pageInput.shape,
});

/** Someone added by hand: with the register's firm, or with the firm's name as it was said. */
export const addParticipationInput = z.object({
  id: z.uuid(),
  companyId: z.uuid().optional(),
  firm: line(300).optional(),
  neq: line(20).optional(),
  name: line(200).optional(),
  email: z.email().max(254).optional(),
  phone: line(50).optional(),
  jobTitle: line(120).optional(),
  state: z.enum(['registered', 'attended']).default('attended'),
  source: z.enum(['check-in', 'manual']).default('manual'),
});
