import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { matchOne } from '../../providers/match.rules.ts';
import type { MatchWish } from '../../providers/match.ts';
import { toCandidate } from './find-matches.ts';
import { personName } from './person-name.ts';
import { requestParty } from './policies.ts';
import { readProviders, type ProviderRow } from './provider.queries.ts';
import { takeRequestStep } from './request-step.ts';
import { readSheets, readStrategy, wishOf } from './wish.queries.ts';

/** Chooses whom to invite, in place of those chosen before. How each answered to the sheet is kept with it. */
export const setRecipients = useCase({
  name: 'strategy.set-recipients',
  summary: text(m.providers_op_set_recipients),
  input: z.object({ id: z.uuid(), providerIds: z.array(z.uuid()).max(40).default([]) }),
  output: z.object({ id: z.uuid(), count: z.number().int() }),
  allow: requestParty,
  http: { method: 'PUT', path: '/proposal-requests/{id}/recipients' },
  async run({ id, providerIds }, context) {
    const step = await takeRequestStep(context, id, 'edit');
    if (!step.ok) return step;
    const { tx, actor } = context;
    const { request, recipients } = step.value;
    const strategy = await readStrategy(tx, actor, request.strategyId);
    const sheets = await readSheets(tx, request.strategyId);
    if (!strategy) return notFound();
    const chosen = (await readProviders(tx)).filter((provider) => providerIds.includes(provider.id));
    const [nowhere] = chosen.filter(({ email }) => email === null);
    if (nowhere)
      return refuseField(
        'providerIds',
        'no-address',
        text(m.providers_problem_no_address, { provider: nowhere.name }),
      );
    const sheet = sheets.find((one) => one.id === request.initiativeId) ?? { templateId: null };
    const wish = wishOf(strategy, sheet);
    await tx
      .deleteFrom('proposalRecipient')
      .where('requestId', '=', id)
      .where('state', '=', 'listed')
      .where('providerId', 'not in', withOne(chosen.map((provider) => provider.id)))
      .execute();
    const known = new Set(recipients.map(({ providerId }) => providerId));
    const added = chosen.filter((provider) => !known.has(provider.id));
    for (const provider of added) await list(context, id, provider, wish);
    context.audit('proposal-request', id, { providerIds: chosen.map((provider) => provider.id) });
    return ok({ id, count: chosen.length });
  },
});

/** `not in ()` is no SQL: an id that nothing has stands in for an empty list. */
const withOne = (ids: string[]): string[] =>
  ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000'];

async function list(
  context: Context,
  requestId: string,
  provider: ProviderRow,
  wish: MatchWish,
): Promise<void> {
  await context.tx
    .insertInto('proposalRecipient')
    .values({
      id: context.newId(),
      requestId,
      providerId: provider.id,
      providerName: provider.name,
      email: provider.email!,
      contactName: provider.contactName,
      language: provider.language,
      match: JSON.stringify(matchOne(wish, toCandidate(provider))),
      state: 'listed',
      addedByName: await personName(context),
    })
    .execute();
}
