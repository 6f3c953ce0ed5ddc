import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { invalidInput } from '#platform/use-case/refusals.ts';
import type { InitiativeFields } from '../../document/initiative.ts';
import { isSame, mergeContents, type Content } from '../../document/merge.rules.ts';
import { authorOf } from './author.ts';
import { baseOf, type Base } from './base-text.ts';
import { checkLinks } from './problems.ts';
import { strategyWriter } from './policies.ts';
import { openStrategy, type OpenStrategy } from './strategy-scope.ts';
import { addText, type Target } from './texts.queries.ts';
import { draftVersion, shapeOf, standingOf, touchStrategy, writeText, type Standing } from './write-text.ts';
import { targetInput, toTarget } from './target.ts';

export const savedSchema = z.object({
  /** `joined`: another wrote elsewhere in it meanwhile, and both are kept. `aside`: the same place, so the text waits for a choice. */
  outcome: z.enum(['saved', 'unchanged', 'joined', 'aside']),
  /** The text that the writer has before them from now on: the next save says it was written from this one. */
  baseId: z.uuid().nullable(),
  at: z.date(),
  /** Who else wrote, for `joined` and `aside`. */
  other: z.string().nullable(),
});
export type Saved = z.output<typeof savedSchema>;

/** Saves what a person wrote, from the text that they had before them. Two who write at once lose nothing. */
export const saveText = useCase({
  name: 'strategy.save-text',
  summary: text(m.strategies_op_save_text),
  input: targetInput.extend({
    baseId: z.uuid().nullable().default(null),
    content: z.record(z.string(), z.unknown()).default({}),
  }),
  output: savedSchema,
  allow: strategyWriter,
  http: { method: 'PUT', path: '/strategies/{id}/texts/{section}' },
  async run({ id, baseId, content, ...input }, context) {
    const target = toTarget(input);
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    const read = readContent(target, content);
    if (!read.ok) return read;
    const standing = await standingOf(context, id, target);
    if (!standing.ok) return standing;
    const base = await baseOf(context.tx, id, target, baseId);
    if (!base) return notFound();
    const attempt = { base, mine: read.value, standing: standing.value };
    const outcome = await keep(context, strategy.value, target, attempt);
    if (outcome.ok) context.audit('strategy', id, { ...target, outcome: outcome.value.outcome });
    return outcome;
  },
});

/** What was sent, in its shape, or what is wrong with it, field by field. */
export function readContent(target: Target, content: Content): Result<Content> {
  const schema = shapeOf(target);
  const parsed = schema.safeParse(content);
  return parsed.success ? ok(parsed.data) : { ok: false, refusal: invalidInput(schema, content) };
}

interface Attempt {
  base: Base;
  mine: Content;
  standing: Standing;
}

async function keep(
  context: Context,
  strategy: OpenStrategy,
  target: Target,
  attempt: Attempt,
): Promise<Result<Saved>> {
  const { base, mine, standing } = attempt;
  const { content, conflicts } = mergeContents(base.content, standing.content, mine);
  if (isSame(standing.content, mine)) return nothingNew(context, strategy, target, attempt);
  if (conflicts.length > 0) return putAside(context, strategy, target, attempt);
  const checked = await checkText(context, strategy, target, content);
  if (!checked.ok) return checked;
  if (isSame(content, mine)) {
    const settles = base.waiting?.id ?? null;
    const saved = await writeText(context, strategy, target, {
      kind: 'save',
      content,
      baseId: base.id,
      settles,
    });
    return ok({ outcome: 'saved', baseId: saved.id, at: context.now, other: null });
  }
  // Someone wrote elsewhere in it. What was typed is kept as it was typed: the next save of that page is compared with it.
  const typed = await asideOf(context, strategy, target, attempt);
  if (!isSame(content, standing.content)) {
    const joined = { kind: 'save' as const, content, baseId: standing.text?.id ?? null, settles: typed };
    await writeText(context, strategy, target, joined);
  } else await settle(context, strategy, target, typed, content);
  return ok({ outcome: 'joined', baseId: typed, at: context.now, other: nameIn(attempt) });
}

const nameIn = ({ standing }: Attempt): string | null => standing.text?.writtenByName ?? null;

/** What was sent is what stands: the writer goes on from there, and a text of theirs that waited is settled. */
async function nothingNew(
  context: Context,
  strategy: OpenStrategy,
  target: Target,
  { base, standing }: Attempt,
): Promise<Result<Saved>> {
  if (base.waiting) await settle(context, strategy, target, base.waiting.id, standing.content);
  return ok({ outcome: 'unchanged', baseId: standing.text?.id ?? null, at: context.now, other: null });
}

/** Keeps a text that clashes with what stands until someone chooses; a later one of the same page takes its place. */
async function putAside(
  context: Context,
  strategy: OpenStrategy,
  target: Target,
  attempt: Attempt,
): Promise<Result<Saved>> {
  const { base, mine } = attempt;
  const kept = base.waiting && isSame(base.waiting.content, mine) ? base.waiting.id : null;
  const id = kept ?? (await asideOf(context, strategy, target, attempt));
  return ok({ outcome: 'aside', baseId: id, at: context.now, other: nameIn(attempt) });
}

async function asideOf(
  context: Context,
  strategy: OpenStrategy,
  target: Target,
  { base, mine }: Attempt,
): Promise<string> {
  const aside = { content: mine, baseId: base.id, settles: base.waiting?.id ?? null };
  return (await writeText(context, strategy, target, { kind: 'aside', ...aside })).id;
}

/** Says that a text aside needs no choice any more. */
export async function settle(
  context: Context,
  strategy: OpenStrategy,
  target: Target,
  asideId: string,
  content: Content,
): Promise<void> {
  const version = draftVersion(strategy);
  const said = { strategyId: strategy.id, version, kind: 'set-aside' as const, content, baseId: null };
  await addText(context, await authorOf(context), { ...target, ...said, settles: asideId });
  await touchStrategy(context, strategy);
}

export const checkText = (
  { tx }: Context,
  strategy: OpenStrategy,
  { initiativeId }: Target,
  content: Content,
): Promise<Result<null>> =>
  initiativeId === null
    ? Promise.resolve(ok(null))
    : checkLinks({ tx }, strategy.id, initiativeId, content as InitiativeFields);
