import { z } from 'zod';

export const MAIL_STATES = ['queued', 'sent', 'kept', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const mailLine = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  locale: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.number().int(),
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});
export type MailLine = z.infer<typeof mailLine>;

/** A mail with its words; they are withheld (null) for mail that travels, whose links belong to its reader alone. */
export const mailDetail = mailLine.extend({ text: z.string().nullable() });
