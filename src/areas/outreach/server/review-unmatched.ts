import { z } from 'zod';
import { m } from '#messages';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import { participationSchema, type Participation } from '../participation.ts';
import { readActivity } from './activity.queries.ts';
import { matchStatedFirm } from './match-stated-firm.ts';
import { listParticipations } from './participation.queries.ts';
import { outreachStaff } from './policies.ts';

const evidence = z.object({
  field: z.string(),
  left: z.string(),
  right: z.string(),
  level: z.string(),
  bits: z.number(),
});

export const unmatchedRowSchema = participationSchema.extend({
  candidates: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      city: z.string().nullable(),
      neq: z.string().nullable(),
      /** Chance, from 0 to 1, that it is the firm that was meant. */
      probability: z.number(),
      evidence: z.array(evidence),
    }),
  ),
});
export type UnmatchedRow = z.output<typeof unmatchedRowSchema>;

const MOST_CANDIDATES = 3;

/** Those who came without a firm of the register, each with the firms that may be theirs and what speaks for and against. */
export const listUnmatched = query({
  name: 'outreach.list-unmatched',
  summary: text(m.outreach_op_list_unmatched),
  input: z.object({
    id: z.uuid(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(20).default(10),
  }),
  output: pageOf(unmatchedRowSchema),
  allow: outreachStaff,
  http: { method: 'GET', path: '/activities/{id}/unmatched' },
  async run({ id, ...page }, context) {
    const activity = await readActivity(context.tx, context.actor, id);
    if (!activity?.mine) return notFound();
    const found = await listParticipations(context.tx, context.actor, { id, unmatched: true }, page);
    const items: UnmatchedRow[] = [];
    for (const row of found.items) items.push(await withCandidates(row, context));
    return ok({ ...found, items });
  },
});

async function withCandidates(row: Participation, { tx }: Context): Promise<UnmatchedRow> {
  const { candidates } = await matchStatedFirm(tx, row.stated ?? {}, row.attendee ?? {});
  const shown = candidates.slice(0, MOST_CANDIDATES).map(({ record, probability, evidence: found }) => ({
    id: record.id,
    name: record.names[0]!,
    city: record.city ?? null,
    neq: record.neq ?? null,
    probability,
    evidence: found.filter(({ level }) => level !== 'missing').map((one) => ({ ...one })),
  }));
  return { ...row, candidates: shown };
}
