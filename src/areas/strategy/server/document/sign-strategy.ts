import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, refuse, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { missingName } from '../../document/missing-names.ts';
import type { Signoff } from '../../document/document.ts';
import { authorOf } from './author.ts';
import { strategyWriter } from './policies.ts';
import { progressOf, readDraft } from './read-draft.ts';
import { readAuthors, readHead, toDocument } from './read-document.ts';
import { readSignoffs } from './signoffs.queries.ts';
import { openStrategy, type OpenStrategy } from './strategy-scope.ts';

/** The firm signs: the version is frozen whole under its number. Later changes make the next version. */
export const signStrategy = useCase({
  name: 'strategy.sign-strategy',
  summary: text(m.strategies_op_sign),
  input: z.object({
    id: z.uuid(),
    name: z.string().trim().min(1).max(200),
    role: z.string().trim().min(1).max(200),
    on: z.iso.date(),
    /** When what was read had last changed; another change since means reading again. */
    seen: z.coerce.date(),
  }),
  output: z.object({ id: z.uuid(), version: z.number().int() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/signatures' },
  async run({ id, seen, ...signature }, context) {
    const opened = await openStrategy(context, id);
    if (!opened.ok) return opened;
    const strategy = opened.value;
    const checked = await checkReady(context, strategy, { seen, on: signature.on });
    if (!checked.ok) return checked;
    await freeze(context, strategy, signature);
    const { companyId, projectId, version } = strategy;
    context.emit('strategy.signed', { strategyId: id, companyId, projectId, version });
    return ok({ id, version });
  },
});

async function checkReady(
  { tx, now }: Context,
  strategy: OpenStrategy,
  { seen, on }: { seen: Date; on: string },
): Promise<Result<null>> {
  if (strategy.signedVersion === strategy.version)
    return refuse('conflict', 'already-signed', text(m.strategies_problem_signed));
  if (strategy.updatedAt.getTime() !== seen.getTime())
    return refuse('conflict', 'changed-since-read', text(m.strategies_problem_changed));
  if (on > quebecDay(now)) return refuseField('on', 'future-day', text(m.strategies_problem_future));
  const draft = await readDraft(tx, strategy);
  const musts = progressOf(draft).missing.filter(({ must }) => must);
  if (musts.length === 0) return ok(null);
  const titleOf = (id: string | null) => draft.initiatives.find((sheet) => sheet.id === id)?.title ?? null;
  return refuse(
    'refused',
    'not-complete',
    text(m.strategies_problem_incomplete, { count: musts.length }),
    musts.map((part) => ({
      path: '',
      message: {
        fr: missingName(part, titleOf(part.initiativeId), 'fr'),
        en: missingName(part, titleOf(part.initiativeId), 'en'),
      },
    })),
  );
}

async function freeze(
  context: Context,
  strategy: OpenStrategy,
  signature: { name: string; role: string; on: string },
): Promise<void> {
  const { tx, actor, now } = context;
  const author = await authorOf(context);
  const recorded = actor.companyId === null ? 'staff' : 'firm';
  const signoff: Signoff = { ...signature, version: strategy.version, recorded, recordedBy: author.name };
  const head = await readHead(tx, strategy.id);
  if (!head) throw new Error('A strategy that was locked is gone.');
  const [draft, authors] = [await readDraft(tx, strategy), await readAuthors(tx, strategy.id)];
  const signatures = [signoff, ...(await readSignoffs(tx, strategy.id))];
  const document = { ...toDocument(head, draft, authors, signatures), state: 'signed' as const, signoff };
  await tx
    .insertInto('strategySignoff')
    .values({
      id: context.newId(),
      strategyId: strategy.id,
      version: strategy.version,
      signedName: signature.name,
      signedRole: signature.role,
      signedOn: signature.on,
      recorded,
      recordedBy: actor.userId,
      recordedByName: author.name,
      organisationId: author.organisationId,
      document: JSON.stringify(document),
      createdAt: now,
    })
    .execute();
  await tx
    .updateTable('digitalStrategy')
    .set({ signedVersion: strategy.version })
    .where('id', '=', strategy.id)
    .execute();
  context.audit('strategy', strategy.id, { signed: strategy.version, by: signature.name });
}
