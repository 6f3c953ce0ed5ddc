import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { CONCEPT_KINDS } from '../../capabilities/index.ts';
import { wholeThesaurus } from '../classification/whole-thesaurus.ts';
import { profileParty } from './policies.ts';

/** Concepts of the thesaurus by their words in any language, shown in the reader's. */
export const findConcepts = query({
  name: 'network.find-concepts',
  summary: text(m.profile_op_concepts),
  input: z.object({
    q: z.string().trim().max(100),
    kind: z.enum(CONCEPT_KINDS).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  output: z.object({
    items: z.array(z.object({ id: z.string(), label: z.string(), wider: z.string() })),
  }),
  allow: profileParty,
  http: { method: 'GET', path: '/network/concepts' },
  async run({ q, kind, limit }, { tx, locale }) {
    const thesaurus = await wholeThesaurus(tx);
    return ok({ items: thesaurus.find(q, kind ? [kind] : null, locale, limit) });
  },
});
