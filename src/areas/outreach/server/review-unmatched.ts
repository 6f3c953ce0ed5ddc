import { z } from 'zod';
import { m } from '#messages';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import type { Participation } from '../participation.ts';
import { unmatchedRowSchema, type UnmatchedRow } from '../unmatched.ts';
import { readActivity } from './activity.queries.ts';
import { matchStatedFirm } from './match-stated-firm.ts';
import { listParticipations } from './participation.queries.ts';
import { outreachStaff } from './policies.ts';

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
