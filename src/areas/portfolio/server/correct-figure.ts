import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { figureInput, INDICATORS, type IndicatorId } from '../index.ts';
import { figureWriter } from './policies.ts';
import { insertFigure, refuseFutureResult } from './record-figure.ts';
import { openFigure, reasonInput, withdraw } from './withdraw-figure.ts';

/** Puts a right figure in the place of a wrong one: both stay readable, with the reason between them. */
export const correctFigure = useCase({
  name: 'portfolio.correct-figure',
  summary: text(m.portfolio_op_correct_figure),
  input: figureInput.omit({ indicator: true, kind: true }).extend({ id: z.uuid(), reason: reasonInput }),
  output: z.object({ id: z.uuid() }),
  allow: figureWriter,
  http: { method: 'POST', path: '/figures/{id}/correction' },
  async run({ id, reason, ...stated }, context) {
    const kept = await openFigure(context, id);
    if (!kept.ok) return kept;
    const { owner, indicator, kind, value } = kept.value;
    const figure = { ...stated, indicator: indicatorOf(indicator), kind: kind as 'target' | 'result' };
    const sound = refuseFutureResult(figure, context);
    if (!sound.ok) return sound;
    await withdraw(context, id, reason);
    const corrected = await insertFigure(context, owner, figure, kept.value);
    context.audit('figure', corrected, {
      of: owner.slug,
      corrects: id,
      before: value,
      after: figure.value,
      reason,
    });
    return ok({ id: corrected });
  },
});

function indicatorOf(name: string): IndicatorId {
  if (name in INDICATORS) return name as IndicatorId;
  throw new Error(`The figure counts "${name}", which is no indicator.`);
}
