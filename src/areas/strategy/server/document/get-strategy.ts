import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import { strategyDocumentSchema } from '../../document/document.ts';
import { SECTIONS } from '../../document/sections.ts';
import {
  commentSchema,
  lastWordSchema,
  missingPartSchema,
  sectionStateSchema,
  stateOf,
  STRATEGY_STATES,
} from '../../document/strategy.ts';
import { readComments } from './comments.ts';
import { strategyReader, strategyStaff } from './policies.ts';
import { progressOf, readDraft } from './read-draft.ts';
import { readAuthors, readHead, readStrategyDocument, toDocument } from './read-document.ts';
import { readSignoffs } from './signoffs.queries.ts';
import { findStrategy, type OpenStrategy } from './strategy-scope.ts';
import type { StoredText } from './texts.queries.ts';

const asideSchema = z.object({
  id: z.uuid(),
  section: z.enum([...SECTIONS, 'initiative']),
  initiativeId: z.uuid().nullable(),
  by: z.string(),
  at: z.date(),
});

/** A strategy for those who write it: the text as it stands, how far it is, what waits for somebody. */
export const getStrategy = query({
  name: 'strategy.get-strategy',
  summary: text(m.strategies_op_get),
  input: z.object({ id: z.uuid() }),
  output: z.object({
    document: strategyDocumentSchema,
    state: z.enum(STRATEGY_STATES),
    updatedAt: z.date(),
    states: z.record(z.enum(SECTIONS), sectionStateSchema),
    missing: z.array(missingPartSchema),
    lastWords: z.partialRecord(z.enum(SECTIONS), lastWordSchema),
    asides: z.array(asideSchema),
    comments: z.array(commentSchema),
    /** Whether the reader is of the organisation that accompanies the firm; the firm's own people otherwise. */
    staff: z.boolean(),
  }),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}' },
  async run({ id }, context) {
    const strategy = await findStrategy(context, id);
    return strategy ? ok(await describe(context, strategy)) : notFound();
  },
});

async function describe(context: Context, strategy: OpenStrategy) {
  const { tx, actor } = context;
  const { id } = strategy;
  const head = await readHead(tx, id);
  if (!head) throw new Error('A strategy that was found is gone in the same transaction.');
  const draft = await readDraft(tx, strategy);
  const document = toDocument(head, draft, await readAuthors(tx, id), await readSignoffs(tx, id));
  const { missing, states } = progressOf(draft);
  return {
    document,
    state: stateOf(strategy.version, strategy.signedVersion),
    updatedAt: strategy.updatedAt,
    states,
    missing,
    lastWords: Object.fromEntries(draft.texts.map((said) => [said.section, lastWord(said)])),
    asides: draft.asides.map(({ writtenByName: by, id, section, initiativeId, at }) => ({
      id,
      section,
      initiativeId,
      by,
      at,
    })),
    comments: await readComments(tx, actor, id),
    staff: strategyStaff(actor),
  };
}

const lastWord = ({ id, writtenByName, at, revision }: StoredText) => ({
  textId: id,
  by: writtenByName,
  at,
  revision,
});

/** A version as it was signed, or the draft, whole and in order. */
export const getDocument = query({
  name: 'strategy.get-document',
  summary: text(m.strategies_op_get_document),
  input: z.object({ id: z.uuid(), version: z.coerce.number().int().min(1).optional() }),
  output: strategyDocumentSchema,
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}/document' },
  async run({ id, version }, context) {
    if (!(await findStrategy(context, id))) return notFound();
    const document = await readStrategyDocument(context.tx, id, { version });
    return document ? ok(document) : notFound();
  },
});
