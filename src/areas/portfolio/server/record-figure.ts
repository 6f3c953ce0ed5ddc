import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { figureInput, firstDayOf, INDICATORS, type FigureInput } from '../index.ts';
import { toColumns } from './date-columns.ts';
import { findOwner, ownerInput, type Owner } from './figure-owner.queries.ts';
import { figureWriter, mayWriteInitiative, mayWriteProject } from './policies.ts';

/** Adds a target or a result, dated and sourced, to a project or an initiative of the actor's own organisation. */
export const recordFigure = useCase({
  name: 'portfolio.record-figure',
  summary: text(m.portfolio_op_record_figure),
  input: figureInput.extend(ownerInput.shape),
  output: z.object({ id: z.uuid() }),
  allow: figureWriter,
  http: { method: 'POST', path: '/figures' },
  async run({ of, slug, ...figure }, context) {
    const owner = await findOwner(context, { of, slug });
    if (!owner || !mayWrite(context, owner)) return notFound();
    const sound = refuseFutureResult(figure, context);
    if (!sound.ok) return sound;
    const id = await insertFigure(context, owner, figure);
    context.audit('figure', id, {
      of: owner.slug,
      indicator: figure.indicator,
      kind: figure.kind,
      value: figure.value,
    });
    return ok({ id });
  },
});

export const mayWrite = ({ actor }: Context, { of, organisationId }: Owner): boolean =>
  of === 'project' ? mayWriteProject(actor, organisationId) : mayWriteInitiative(actor, organisationId);

/** A result describes what happened; a target may be for later. */
export function refuseFutureResult(
  { kind, asOf }: Pick<FigureInput, 'kind' | 'asOf'>,
  { now }: Context,
): Result<null> {
  if (kind === 'target' || firstDayOf(asOf) <= quebecDay(now)) return ok(null);
  return refuseField('asOf', 'result-in-future', text(m.portfolio_result_in_future));
}

export async function insertFigure(
  { tx, actor, now, newId }: Context,
  owner: Owner,
  figure: FigureInput,
  corrects: { id: string; announcementId: string | null } | null = null,
): Promise<string> {
  const { day, precision } = toColumns(figure.asOf);
  const id = newId();
  await tx
    .insertInto('figure')
    .values({
      id,
      projectId: owner.of === 'project' ? owner.id : null,
      initiativeId: owner.of === 'initiative' ? owner.id : null,
      announcementId: corrects?.announcementId ?? null,
      indicator: figure.indicator,
      kind: figure.kind,
      value: figure.value,
      unit: INDICATORS[figure.indicator].unit,
      asOf: day,
      asOfPrecision: precision,
      sourceTitle: figure.source.title,
      sourceUrl: figure.source.url ?? null,
      noteFr: figure.note?.fr ?? null,
      noteEn: figure.note?.en ?? null,
      recordedBy: actor.userId,
      recordedAt: now,
      corrects: corrects?.id ?? null,
    })
    .execute();
  return id;
}
