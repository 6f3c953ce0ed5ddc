import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { countToReview } from './company-filter.queries.ts';
import { askingAs, registerReader } from './policies.ts';

/** How many firms wait for a decision on a probable duplicate. */
export const countToReviewQuery = query({
  name: 'companies.count-to-review',
  summary: text(m.companies_op_count_to_review),
  input: z.object({}),
  output: z.object({ firms: z.number().int() }),
  allow: registerReader,
  async run(_, { tx, actor }) {
    return ok({ firms: await countToReview(tx, askingAs(actor)) });
  },
});
