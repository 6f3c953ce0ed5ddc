import { m } from '#messages';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import {
  listDeliverablesInput,
  madeDeliverableSchema,
  workingDeliverableSchema,
} from '../../deliverable/index.ts';
import { strategyReader } from '../document/policies.ts';
import { findStrategy } from '../document/strategy-scope.ts';
import { findWorking, listMade } from './deliverable.queries.ts';

/** The plans made of a strategy, the newest first, and the one under way. */
export const listDeliverables = query({
  name: 'strategy.list-deliverables',
  summary: text(m.deliverable_op_list),
  input: listDeliverablesInput,
  output: pageOf(madeDeliverableSchema).extend({ working: workingDeliverableSchema.nullable() }),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}/deliverables' },
  async run({ id, ...asked }, context) {
    if (!(await findStrategy(context, id))) return notFound();
    const page = await listMade(context.tx, { strategyId: id, ...asked });
    return ok({ ...page, working: await findWorking(context.tx, id) });
  },
});
