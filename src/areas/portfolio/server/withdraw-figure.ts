import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { findOwner, type Owner } from './figure-owner.queries.ts';
import { figureWriter } from './policies.ts';
import { mayWrite } from './record-figure.ts';

export const reasonInput = z.string().trim().min(5).max(500);

/** Takes a figure out of every total, with the reason. It stays readable in its history. */
export const withdrawFigure = useCase({
  name: 'portfolio.withdraw-figure',
  summary: text(m.portfolio_op_withdraw_figure),
  input: z.object({ id: z.uuid(), reason: reasonInput }),
  output: z.object({ id: z.uuid() }),
  allow: figureWriter,
  http: { method: 'POST', path: '/figures/{id}/withdrawal' },
  async run({ id, reason }, context) {
    const kept = await openFigure(context, id);
    if (!kept.ok) return kept;
    await withdraw(context, id, reason);
    const { indicator, kind, value } = kept.value;
    context.audit('figure', id, { of: kept.value.owner.slug, indicator, kind, value, reason });
    return ok({ id });
  },
});

export interface KeptFigure {
  id: string;
  owner: Owner;
  announcementId: string | null;
  indicator: string;
  kind: string;
  value: number;
}

/** A figure that the actor may change and nobody withdrew; holds it until the transaction ends. */
export async function openFigure(context: Context, id: string): Promise<Result<KeptFigure>> {
  const row = await context.tx
    .selectFrom('figure')
    .select([
      'id',
      'projectId',
      'initiativeId',
      'announcementId',
      'indicator',
      'kind',
      'value',
      'withdrawnAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return notFound();
  const owner = await findOwner(
    context,
    row.projectId ? { of: 'project', id: row.projectId } : { of: 'initiative', id: row.initiativeId! },
  );
  if (!owner || !mayWrite(context, owner)) return notFound();
  return row.withdrawnAt ? alreadyWithdrawn() : ok({ ...row, owner });
}

const alreadyWithdrawn = () =>
  refuse('conflict', 'figure-withdrawn', text(m.portfolio_figure_withdrawn_already));

/** The condition makes two people correcting at once one who does and one who hears of it. */
export async function withdraw({ tx, now }: Context, id: string, reason: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('figure')
    .set({ withdrawnAt: now, withdrawnReason: reason })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n)
    throw new Error(`Figure ${id} was withdrawn by someone else at the same moment.`);
}
