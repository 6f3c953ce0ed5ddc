import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import { fieldsOf, fillFrom, identifierConflicts } from '../../duplicates/fill.rules.ts';
import {
  pairDetailSchema,
  pairFilterSchema,
  type MergePlan,
  type PairDetail,
  type PairSide,
} from '../../duplicates/pair.ts';
import { suggestSurvivor } from '../../duplicates/survivor.rules.ts';
import { registerStaff } from '../policies.ts';
import { findPair, mergeBetween, readSides, type PairRecord } from './pair-detail.queries.ts';
import { nextPair } from './pair-list.queries.ts';

/** Two firms side by side: what both say, how that compares, and what merging them would do either way. */
export const getDuplicatePair = query({
  name: 'companies.get-duplicate-pair',
  summary: text(m.duplicates_op_get),
  // The filter says which queue the next pair comes from.
  input: pairFilterSchema.extend({ id: z.uuid() }),
  output: pairDetailSchema,
  allow: registerStaff,
  http: { method: 'GET', path: '/duplicates/{id}' },
  async run({ id, ...filter }, context) {
    const pair = await findPair(context.tx, id);
    if (!pair) return notFound();
    const next = await nextPair(context.tx, filter, pair, context.actor.organisationId);
    return ok({ ...(await describe(context, pair)), nextId: next });
  },
});

async function describe({ tx, actor }: Context, pair: PairRecord): Promise<Omit<PairDetail, 'nextId'>> {
  const merged = pair.leftFirm === pair.rightFirm;
  const ids = merged ? [pair.leftId, pair.rightId] : [pair.leftFirm, pair.rightFirm];
  const sides = await readSides(tx, ids, actor.organisationId);
  const [left, right] = ids.map((id) => sides.get(id)!) as [PairSide, PairSide];
  const { leftId, rightId, leftFirm: _l, rightFirm: _r, ...rest } = pair;
  return {
    ...rest,
    left,
    right,
    merged,
    survivorId: suggestSurvivor(left, right).id,
    plans: [planOf(left, right), planOf(right, left)],
    conflicts: identifierConflicts(left.fields, right.fields),
    mergeId: merged ? await mergeBetween(tx, leftId, rightId) : null,
  };
}

function planOf(survivor: PairSide, merged: PairSide): MergePlan {
  const { fields, contribution } = fillFrom(survivor.fields, merged.fields);
  return { survivorId: survivor.id, fields, given: fieldsOf(contribution) };
}
