import { z } from 'zod';
import { answerValueSchema, type AnswerValue } from '../framework/answer.ts';

export const ASIDE_REASONS = [
  'submitted',
  'withdrawn',
  'question-withdrawn',
  'no-question',
  'invalid',
] as const;
export type AsideReason = (typeof ASIDE_REASONS)[number];

const questionId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/);
const instant = z.iso.datetime({ offset: true });
/** What tells one browser from another; made by the browser. */
const device = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);

/** What one person said about one question at one moment. Made on their device, with its id, and never changed. */
const common = {
  id: z.uuid(),
  questionId,
  /** Ids of the records that the author saw and replaces. */
  replaces: z.array(z.uuid()).max(200),
  authorName: z.string().trim().min(1).max(200),
  device,
  /** By the device's own clock. */
  answeredAt: instant,
};

export const noteValueSchema = z.strictObject({ text: z.string().max(4000) });

/** A record as a device sends it. The value is looked at one by one: what does not fit is kept aside, not sent back. */
export const sentRecordSchema = z.object({
  ...common,
  kind: z.enum(['answer', 'note']),
  value: z.record(z.string().max(60), z.unknown()),
});
export type SentRecord = z.output<typeof sentRecordSchema>;

const text = z.object({ fr: z.string(), en: z.string() });

interface Kept {
  id: string;
  questionId: string;
  replaces: string[];
  authorName: string;
  device: string;
  answeredAt: string;
  /** Where it does not count, why. */
  aside: AsideReason | null;
  asideReason: z.output<typeof text> | null;
}
export type AnswerRecord = Kept & { kind: 'answer'; value: AnswerValue };
export type NoteRecord = Kept & { kind: 'note'; value: z.output<typeof noteValueSchema> };
/** Something kept aside because it is no answer to its question. */
export type OddRecord = Kept & { kind: 'answer' | 'note'; value: unknown; aside: AsideReason };
export type AssessmentRecord = AnswerRecord | NoteRecord | OddRecord;

export const isAnswer = (record: AssessmentRecord): record is AnswerRecord =>
  record.kind === 'answer' && record.aside === null;
export const isNote = (record: AssessmentRecord): record is NoteRecord =>
  record.kind === 'note' && record.aside === null;

export const outcomeSchema = z.object({
  id: z.uuid(),
  aside: z.enum(ASIDE_REASONS).nullable(),
  asideReason: text.nullable(),
});
export type RecordOutcome = z.output<typeof outcomeSchema>;

/** The value of a record, or null when it is none. */
export const readValue = (
  kind: 'answer' | 'note',
  value: unknown,
): AnswerRecord['value'] | NoteRecord['value'] | null =>
  (kind === 'answer' ? answerValueSchema : noteValueSchema).safeParse(value).data ?? null;

export const evidenceSchema = z.object({
  id: z.uuid(),
  questionId: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  authorName: z.string(),
  receivedAt: z.string(),
  aside: z.enum(ASIDE_REASONS).nullable(),
});
export type Evidence = z.output<typeof evidenceSchema>;
