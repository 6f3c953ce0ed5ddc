import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { isSame } from '../../document/merge.rules.ts';
import { readAs } from './base-text.ts';
import { strategyWriter } from './policies.ts';
import { checkText } from './save-text.ts';
import { openStrategy } from './strategy-scope.ts';
import { textById } from './texts.queries.ts';
import { standingOf, writeText } from './write-text.ts';

/** Puts an earlier text back as the one that stands. What stood before stays in the history. */
export const restoreText = useCase({
  name: 'strategy.restore-text',
  summary: text(m.strategies_op_restore_text),
  input: z.object({ id: z.uuid(), textId: z.uuid() }),
  output: z.object({ section: z.string(), initiativeId: z.uuid().nullable() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/texts/{textId}/restore' },
  async run({ id, textId }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const earlier = await textById(context.tx, id, textId);
    if (!earlier) return notFound();
    const standing = await standingOf(context, id, earlier);
    if (!standing.ok) return standing;
    const content = readAs(earlier, earlier.content);
    const checked = await checkText(context, strategy.value, earlier, content);
    if (!checked.ok) return checked;
    if (!isSame(content, standing.value.content)) {
      const baseId = standing.value.text?.id ?? null;
      const target = { section: earlier.section, initiativeId: earlier.initiativeId };
      await writeText(context, strategy.value, target, {
        kind: 'restore',
        content,
        baseId,
        restores: textId,
      });
      context.audit('strategy', id, { restored: textId });
    }
    return ok({ section: earlier.section, initiativeId: earlier.initiativeId });
  },
});
