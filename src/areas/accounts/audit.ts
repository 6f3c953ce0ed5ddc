import { z } from 'zod';

/** One thing that someone did, as the organisation's people read it. */
export const auditEntry = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  /** Null when the system did it, or someone who left no trace of a name. */
  by: z.string().nullable(),
  channel: z.enum(['page', 'api', 'command', 'job']),
  operation: z.string(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditFilters = z.object({
  operation: z.string().max(100).optional(),
  person: z.string().max(100).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
