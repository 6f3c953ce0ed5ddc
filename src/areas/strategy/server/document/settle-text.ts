import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { mergeContents } from '../../document/merge.rules.ts';
import { baseOf, readAs } from './base-text.ts';
import { strategyWriter } from './policies.ts';
import { checkText, readContent, settle } from './save-text.ts';
import { openStrategy, type OpenStrategy } from './strategy-scope.ts';
import { openAsides, type StoredText } from './texts.queries.ts';
import { standingOf, writeText } from './write-text.ts';

const chosen = z.object({ section: z.string(), initiativeId: z.uuid().nullable() });

/** Chooses between two texts written at once, place by place, or sets the waiting one aside for good. */
export const settleText = useCase({
  name: 'strategy.settle-text',
  summary: text(m.strategies_op_settle_text),
  input: z.object({
    id: z.uuid(),
    asideId: z.uuid(),
    /** The text that stood when the person looked; when another stands by now, they look again. */
    seenId: z.uuid().nullable().default(null),
    /** For each place that both changed. Absent: the whole waiting text is set aside. */
    choices: z.record(z.string(), z.enum(['mine', 'current'])).optional(),
  }),
  output: chosen,
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/texts-aside/{asideId}' },
  async run({ id, asideId, seenId, choices }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const aside = (await openAsides(context.tx, id)).find((one) => one.id === asideId);
    if (!aside) return notFound();
    const done = choices
      ? await join(context, strategy.value, aside, { seenId, choices })
      : await giveUp(context, strategy.value, aside);
    if (!done.ok) return done;
    context.audit('strategy', id, { settled: asideId });
    return ok({ section: aside.section, initiativeId: aside.initiativeId });
  },
});

async function giveUp(context: Context, strategy: OpenStrategy, aside: StoredText): Promise<Result<null>> {
  await settle(context, strategy, aside, aside.id, aside.content);
  return ok(null);
}

async function join(
  context: Context,
  strategy: OpenStrategy,
  aside: StoredText,
  { seenId, choices }: { seenId: string | null; choices: Record<string, 'mine' | 'current'> },
): Promise<Result<null>> {
  const standing = await standingOf(context, strategy.id, aside);
  if (!standing.ok) return standing;
  if ((standing.value.text?.id ?? null) !== seenId)
    return refuse('conflict', 'changed-again', text(m.strategies_problem_changed_again));
  const base = await baseOf(context.tx, strategy.id, aside, aside.baseId);
  if (!base) return notFound();
  const merged = mergeContents(base.content, standing.value.content, readAs(aside, aside.content), choices);
  const open = merged.conflicts.filter((place) => choices[place] === undefined);
  if (open.length > 0) return undecided(open);
  const content = readContent(aside, merged.content);
  if (!content.ok) return content;
  const checked = await checkText(context, strategy, aside, content.value);
  if (!checked.ok) return checked;
  const writing = { content: content.value, baseId: seenId, settles: aside.id };
  await writeText(context, strategy, aside, { kind: 'choice', ...writing });
  return ok(null);
}

const undecided = (places: string[]) => {
  const message = text(m.strategies_problem_undecided);
  return refuse(
    'invalid',
    'undecided',
    message,
    places.map((place) => ({ path: `choices.${place}`, message })),
  );
};
