import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuseField, useCase } from '#platform/use-case/index.ts';
import { MOST_CENTS, QUARTER } from '../../roadmap/problem.ts';
import { aidSettingSchema, roadmapSettingsSchema } from '../../roadmap/settings.ts';
import { strategyWriter } from '../document/policies.ts';
import { readSheets } from '../document/sheets.queries.ts';
import { openStrategy } from '../document/strategy-scope.ts';
import { touchStrategy } from '../document/write-text.ts';
import { settingsColumns } from './settings-columns.ts';
import { askToSolve } from './solve-roadmap.ts';

const input = z.object({
  id: z.uuid(),
  firstQuarter: z.string().regex(QUARTER),
  quarterCount: z.int().min(1).max(20),
  /** New money of each quarter, in cents; quarters without one bring nothing. */
  cashCents: z.array(z.int().min(0).max(MOST_CENTS)).max(20),
  peopleDays: z.array(z.int().min(0).max(100_000)).max(20),
  aid: z.array(aidSettingSchema).max(6).default([]),
  stackingLimitBasisPoints: z.int().min(0).max(10_000).nullable().default(null),
  budgets: z.array(z.int().min(1).max(500)).max(3).default([]),
});

/** Says what the firm can spend and when, and computes the roadmap within it. */
export const saveRoadmapSettings = useCase({
  name: 'strategy.save-roadmap-settings',
  summary: text(m.roadmap_op_settings),
  input,
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'PUT', path: '/strategies/{id}/roadmap' },
  async run({ id, ...given }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const total = given.cashCents.reduce((sum, cents) => sum + cents, 0);
    if (total > MOST_CENTS) return refuseField('cashCents', 'too-large', text(m.roadmap_problem_too_large));
    const known = new Set((await readSheets(context.tx, id)).map((sheet) => sheet.id));
    const aid = given.aid.map((rule) => ({
      ...rule,
      initiativeIds: rule.initiativeIds?.filter((one) => known.has(one)) ?? null,
    }));
    const settings = roadmapSettingsSchema.parse({
      ...given,
      aid,
      budgets: [...new Set(given.budgets)],
      cashCents: fitted(given.cashCents, given.quarterCount),
      peopleDays: fitted(given.peopleDays, given.quarterCount),
    });
    const columns = settingsColumns(settings, context.now);
    await context.tx
      .insertInto('roadmap')
      .values({ strategyId: id, ...columns })
      .onConflict((conflict) => conflict.column('strategyId').doUpdateSet(columns))
      .execute();
    await askToSolve(context, id);
    await touchStrategy(context, strategy.value);
    context.audit('strategy', id, { roadmap: settings });
    return ok({ id });
  },
});

/** As many as there are quarters: what was not said is nothing, what is beyond is dropped. */
const fitted = (values: readonly number[], count: number): number[] =>
  Array.from({ length: count }, (_, at) => values[at] ?? 0);
