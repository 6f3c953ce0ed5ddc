import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { MUSTS, quarterSchema } from '../../document/initiative.ts';
import { strategyWriter } from '../document/policies.ts';
import { planInitiative } from '../document/sheet-writing.ts';
import { findRoadmap } from './roadmap.queries.ts';
import { askToSolve, noSettings } from './solve-roadmap.ts';

/** Says where one sheet belongs: anywhere, in the plan, out of it, or in one quarter. The roadmap is computed again. */
export const planItem = useCase({
  name: 'strategy.plan-item',
  summary: text(m.roadmap_op_plan_item),
  input: z.object({ id: z.uuid(), initiativeId: z.uuid(), place: z.union([z.enum(MUSTS), quarterSchema]) }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/roadmap/items/{initiativeId}' },
  async run({ id, initiativeId, place }, context) {
    const must = MUSTS.find((one) => one === place);
    const planning = must ? { must, lockedQuarter: null } : { must: 'free' as const, lockedQuarter: place };
    const planned = await planInitiative(context, id, initiativeId, planning);
    if (!planned.ok) return planned;
    if (!(await findRoadmap(context.tx, id))) return noSettings();
    await askToSolve(context, id);
    context.audit('strategy', id, { initiativeId, place });
    return ok({ id });
  },
});
