import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { figureViewSchema, textSchema } from '../index.ts';
import { textOf } from './date-columns.ts';
import { FIGURE_COLUMNS, toFigure } from './figure.queries.ts';
import { findOwner, indicatorInput, ownerInput } from './figure-owner.queries.ts';
import { reader } from './policies.ts';
import { mayWrite } from './record-figure.ts';

export const figureRecordSchema = figureViewSchema.extend({
  recordedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnReason: z.string().nullable(),
  corrects: z.uuid().nullable(),
  /** The round that a figure speaks of, when it is not of the whole. */
  announcement: textSchema.nullable(),
});
export type FigureRecord = z.infer<typeof figureRecordSchema>;

/** Every record behind a number, the newest first: targets, results, and those that were corrected or withdrawn. */
export const getFigures = query({
  name: 'portfolio.get-figures',
  summary: text(m.portfolio_op_get_figures),
  input: ownerInput.extend({ indicator: indicatorInput }),
  output: z.object({
    of: z.enum(['project', 'initiative']),
    slug: z.string(),
    name: textSchema,
    editable: z.boolean(),
    records: z.array(figureRecordSchema),
  }),
  allow: reader,
  http: { method: 'GET', path: '/figures' },
  async run({ of, slug, indicator }, context) {
    const owner = await findOwner(context, { of, slug });
    if (!owner) return notFound();
    const rows = await context.tx
      .selectFrom('figure as f')
      .leftJoin('announcement as a', 'a.id', 'f.announcementId')
      .select(FIGURE_COLUMNS.map((column) => `f.${column}` as const))
      .select(['f.recordedAt', 'f.withdrawnAt', 'f.withdrawnReason', 'f.corrects', 'a.titleFr', 'a.titleEn'])
      .where(of === 'project' ? 'f.projectId' : 'f.initiativeId', '=', owner.id)
      .where('f.indicator', '=', indicator)
      .orderBy('f.knownOn', 'desc')
      .orderBy('f.recordedAt', 'desc')
      .orderBy('f.id')
      .execute();
    return ok({
      of,
      slug,
      name: owner.name,
      editable: mayWrite(context, owner),
      records: rows.map((row) => ({
        ...toFigure(row),
        recordedAt: new Date(row.recordedAt).toISOString(),
        withdrawnAt: row.withdrawnAt && new Date(row.withdrawnAt).toISOString(),
        withdrawnReason: row.withdrawnReason,
        corrects: row.corrects,
        announcement: textOf(row.titleFr, row.titleEn),
      })),
    });
  },
});
