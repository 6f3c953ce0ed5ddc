import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import { openInterests } from '../../providers/interest.rules.ts';
import { interestSchema } from '../../providers/interest.ts';
import { isCandidate, matchProviders } from '../../providers/match.rules.ts';
import { matchSchema, type MatchCandidate, type MatchWish } from '../../providers/match.ts';
import { readInterests } from './interest.queries.ts';
import { familyOf } from './known-templates.ts';
import { requestParty } from './policies.ts';
import { readProviders, type ProviderRow } from './provider.queries.ts';
import { readSheets, readStrategy, wishOf } from './wish.queries.ts';

export const providerMatchSchema = z.object({
  providerId: z.uuid(),
  name: z.string(),
  brands: z.array(z.string()),
  ties: z.string(),
  /** Whether a request can be sent to it. */
  reachable: z.boolean(),
  candidate: z.boolean(),
  match: matchSchema,
  /** Open interests of the organisation's people in it. */
  interests: z.array(interestSchema),
});
export type ProviderMatch = z.output<typeof providerMatchSchema>;

/** Providers for an initiative's sheet, by what it asks and nothing else, each with its reasons. */
export const findMatches = query({
  name: 'strategy.find-matches',
  summary: text(m.providers_op_matches),
  input: z.object({ strategyId: z.uuid(), initiativeId: z.uuid() }),
  output: z.object({ items: z.array(providerMatchSchema) }),
  allow: requestParty,
  http: { method: 'GET', path: '/strategies/{strategyId}/initiatives/{initiativeId}/providers' },
  async run({ strategyId, initiativeId }, context) {
    const strategy = await readStrategy(context.tx, context.actor, strategyId);
    const sheet =
      strategy && (await readSheets(context.tx, strategyId)).find(({ id }) => id === initiativeId);
    if (!strategy || !sheet) return notFound();
    return ok({
      items: await matchesFor(context, wishOf(strategy, sheet), sheet.id, strategy.organisationId),
    });
  },
});

/** `seed` is the initiative's id: the turn among equals is the initiative's own. */
export async function matchesFor(
  { tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>,
  wish: MatchWish,
  seed: string,
  organisationId: string,
): Promise<ProviderMatch[]> {
  const rows = await readProviders(tx);
  const interests = await readInterests(tx, actor, { organisationId });
  const ranked = matchProviders(wish, rows.map(toCandidate), seed);
  return ranked.map(({ candidate: { row }, match }) => ({
    providerId: row.id,
    name: row.name,
    brands: row.brands,
    ties: row.ties,
    reachable: row.email !== null,
    candidate: isCandidate(match),
    match,
    interests: openInterests(interests, [row.id], quebecDay(now)),
  }));
}

/** What a match knows of a row, and the row beside it. */
export const toCandidate = (row: ProviderRow): MatchCandidate & { row: ProviderRow } => ({
  id: row.id,
  regionCodes: row.regionCodes,
  sectors: row.sectors,
  languages: row.languages,
  families: row.families,
  templateIds: row.templateIds,
  references: row.references.map(({ templateId }) => ({
    templateId,
    family: familyOf(templateId),
  })),
  row,
});
