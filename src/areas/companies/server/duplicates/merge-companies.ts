import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { useCase } from '#platform/use-case/index.ts';
import { registerStaff } from '../policies.ts';
import { mergeFirms } from './merge-firms.ts';

export const mergedSchema = z.object({
  mergeId: z.uuid(),
  survivor: z.string(),
  merged: z.string(),
  /** Fields that the survivor had from the merged record. */
  given: z.array(z.string()),
});

/** Makes one firm stand for another, whether a search had paired them or not. */
export const mergeCompanies = useCase({
  name: 'companies.merge',
  summary: text(m.duplicates_op_merge),
  input: z.object({ survivorId: z.uuid(), mergedId: z.uuid() }),
  output: mergedSchema,
  allow: registerStaff,
  http: { method: 'POST', path: '/companies/{survivorId}/merges' },
  run: (input, context) => mergeFirms(context, input),
});
