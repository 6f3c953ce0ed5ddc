import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { listMergesInput, mergeListSchema } from '../../duplicates/merge.ts';
import { registerStaff } from '../policies.ts';
import { listMerges } from './merge-list.queries.ts';

/** Which records were merged, by whom, with what they gave, and what was undone. */
export const listMergesQuery = query({
  name: 'companies.list-merges',
  summary: text(m.duplicates_op_merges),
  input: listMergesInput,
  output: mergeListSchema,
  allow: registerStaff,
  http: { method: 'GET', path: '/merges' },
  async run(input, { tx, actor }) {
    return ok(await listMerges(tx, input, actor.userId));
  },
});
