import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { roadmapSettingsSchema } from '../../roadmap/settings.ts';
import type { AdoptedPlan, RoadmapSolutions } from '../../roadmap/solution.ts';
import { storedShape } from '../../roadmap/solution.ts';
import { strategyReader } from '../document/policies.ts';
import { readSheets } from '../document/sheets.queries.ts';
import { findStrategy } from '../document/strategy-scope.ts';
import { findJob, findRoadmap, readInput } from './roadmap.queries.ts';

const stored = <T>() => storedShape.nullable() as unknown as z.ZodType<T | null>;

/** A strategy's roadmap: what it may spend, its sheets, the plan computed last, the one adopted, and the job under way. */
export const getRoadmap = query({
  name: 'strategy.get-roadmap',
  summary: text(m.roadmap_op_get),
  input: z.object({ id: z.uuid() }),
  output: z.object({
    strategy: z.object({ id: z.uuid(), title: z.string(), firm: z.string() }),
    settings: roadmapSettingsSchema.nullable(),
    sheets: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        must: z.enum(['must', 'must-not', 'free']),
        lockedQuarter: z.string().nullable(),
      }),
    ),
    solutions: stored<RoadmapSolutions>(),
    /** The hash of what `solutions` was computed from, and whether that is still what the sheets say. */
    inputHash: z.string().nullable(),
    current: z.boolean(),
    solvedAt: z.date().nullable(),
    solvedByName: z.string().nullable(),
    adopted: stored<AdoptedPlan>(),
    adoptedAt: z.date().nullable(),
    adoptedByName: z.string().nullable(),
    job: z
      .object({
        state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
        doneCount: z.number(),
        totalCount: z.number().nullable(),
        startedAt: z.date().nullable(),
        message: z.object({ fr: z.string(), en: z.string() }).nullable(),
      })
      .nullable(),
  }),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}/roadmap' },
  async run({ id }, context) {
    const { tx } = context;
    const strategy = await findStrategy(context, id);
    if (!strategy) return notFound();
    const roadmap = await findRoadmap(tx, id);
    const input = roadmap && (await readInput(tx, id, roadmap.settings));
    const firm = await tx
      .selectFrom('company')
      .select('legalName')
      .where('id', '=', strategy.firmId)
      .executeTakeFirst();
    const sheets = await readSheets(tx, id);
    return ok({
      strategy: { id, title: strategy.title, firm: firm?.legalName ?? '' },
      settings: roadmap?.settings ?? null,
      sheets: sheets.map(({ id, title, must, lockedQuarter }) => ({ id, title, must, lockedQuarter })),
      solutions: roadmap?.solutions ?? null,
      inputHash: roadmap?.inputHash ?? null,
      current: input !== null && roadmap?.inputHash === input.hash,
      solvedAt: roadmap?.solvedAt ?? null,
      solvedByName: roadmap?.solvedByName ?? null,
      adopted: roadmap?.adopted ?? null,
      adoptedAt: roadmap?.adoptedAt ?? null,
      adoptedByName: roadmap?.adoptedByName ?? null,
      job: await findJob(tx, roadmap?.jobId ?? null),
    });
  },
});
