import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuse, useCase } from '#platform/use-case/index.ts';
import type { AdoptedPlan } from '../../roadmap/solution.ts';
import { authorOf } from '../document/author.ts';
import { strategyWriter } from '../document/policies.ts';
import { openStrategy } from '../document/strategy-scope.ts';
import { touchStrategy } from '../document/write-text.ts';
import { findRoadmap, readInput } from './roadmap.queries.ts';
import { noSettings } from './solve-roadmap.ts';

/** Goes with the plan computed last: the document tells that one until another is adopted. */
export const adoptPlan = useCase({
  name: 'strategy.adopt-plan',
  summary: text(m.roadmap_op_adopt),
  /** `seen` is the hash of what the person had before them. */
  input: z.object({ id: z.uuid(), seen: z.string() }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/roadmap/adopt' },
  async run({ id, seen }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const roadmap = await findRoadmap(context.tx, id);
    if (!roadmap) return noSettings();
    const { solutions, inputHash, settings } = roadmap;
    if (!solutions || solutions.outcome.kind !== 'plan')
      return refuse('refused', 'no-plan', text(m.roadmap_problem_no_plan));
    const { hash } = await readInput(context.tx, id, settings);
    if (inputHash !== hash || seen !== hash)
      return refuse('conflict', 'out-of-date', text(m.roadmap_problem_out_of_date));
    const { problem, unplanned, outcome } = solutions;
    const adopted: AdoptedPlan = { shape: 1, inputHash: hash, problem, unplanned, plan: outcome.plan };
    const author = await authorOf(context);
    await context.tx
      .updateTable('roadmap')
      .set({
        adopted: JSON.stringify(adopted),
        adoptedAt: context.now,
        adoptedBy: author.id,
        adoptedByName: author.name,
      })
      .where('strategyId', '=', id)
      .execute();
    await touchStrategy(context, strategy.value);
    context.audit('strategy', id, { adopted: outcome.plan.starts });
    return ok({ id });
  },
});
