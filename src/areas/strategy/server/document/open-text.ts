import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { mergeContents } from '../../document/merge.rules.ts';
import { lastWordSchema } from '../../document/strategy.ts';
import { baseOf, readAs } from './base-text.ts';
import { strategyReader } from './policies.ts';
import { findStrategy } from './strategy-scope.ts';
import { targetInput, toTarget } from './target.ts';
import { openAsides } from './texts.queries.ts';
import { standingOf } from './write-text.ts';

const contentSchema = z.record(z.string(), z.unknown());

/** A section or a sheet to write in: what stands, which text that is, and the texts that wait beside it. */
export const openText = query({
  name: 'strategy.open-text',
  summary: text(m.strategies_op_open_text),
  input: targetInput,
  output: z.object({
    content: contentSchema,
    last: lastWordSchema.nullable(),
    asides: z.array(
      z.object({
        id: z.uuid(),
        by: z.string(),
        at: z.date(),
        content: contentSchema,
        /** Places that both changed; the others join by themselves. */
        conflicts: z.array(z.string()),
      }),
    ),
  }),
  allow: strategyReader,
  async run({ id, ...input }, context) {
    const { tx } = context;
    const target = toTarget(input);
    if (!(await findStrategy(context, id))) return notFound();
    const standing = await standingOf(context, id, target);
    if (!standing.ok) return standing;
    const { content, text: last } = standing.value;
    const asides = [];
    for (const aside of await openAsides(tx, id, target)) {
      const base = await baseOf(tx, id, target, aside.baseId);
      const mine = readAs(target, aside.content);
      const { conflicts } = mergeContents(base?.content ?? {}, content, mine);
      asides.push({ id: aside.id, by: aside.writtenByName, at: aside.at, content: mine, conflicts });
    }
    return ok({
      content,
      last: last ? { textId: last.id, by: last.writtenByName, at: last.at, revision: last.revision } : null,
      asides,
    });
  },
});
