import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { useCase } from '#platform/use-case/index.ts';
import { UNMERGE_THEN } from '../../duplicates/merge.ts';
import { registerStaff } from '../policies.ts';
import { separateFirms } from './separate-firms.ts';

/** Undoes a merge: each record has its own again. */
export const unmergeCompanies = useCase({
  name: 'companies.unmerge',
  summary: text(m.duplicates_op_unmerge),
  input: z.object({
    id: z.uuid(),
    /** What becomes of the pair: looked at again, or judged to be two firms. */
    then: z.enum(UNMERGE_THEN).default('review'),
  }),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    survivorId: z.uuid(),
    survivor: z.string(),
    /** Fields that keep what somebody wrote since the merge. */
    kept: z.array(z.string()),
  }),
  allow: registerStaff,
  http: { method: 'POST', path: '/merges/{id}/undo' },
  run: ({ id, then }, context) => separateFirms(context, id, then),
});
