import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { listPairsInput, pairListSchema } from '../../duplicates/pair.ts';
import { registerStaff } from '../policies.ts';
import { countPairs, listPairs } from './pair-list.queries.ts';

/** The pairs of firms that may be one, the likeliest first. */
export const listDuplicatePairs = query({
  name: 'companies.list-duplicate-pairs',
  summary: text(m.duplicates_op_list),
  input: listPairsInput,
  output: pairListSchema,
  allow: registerStaff,
  http: { method: 'GET', path: '/duplicates' },
  async run({ cursor, limit, ...filter }, { tx, actor }) {
    const page = await listPairs(tx, filter, { cursor, limit, organisationId: actor.organisationId });
    return ok({ ...page, ...(await countPairs(tx)) });
  },
});
