import { sql } from 'kysely';
import { z } from 'zod';
import { quebecDay } from '#platform/clock.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, ok, query, type Context } from '#platform/use-case/index.ts';
import { conceptName, LANGUAGES, termFor, type Concept, type Language } from '../../capabilities/index.ts';
import type { PublicProfile } from '../../profile/index.ts';
import {
  matchNeed,
  type Need,
  type NeedAspect,
  type NeedMatch,
  type NeedReason,
} from '../../quotation/index.ts';
import { supplierSearch } from '../search/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { linkToken } from './confirm-request.ts';
import { holdLink } from './link-scope.ts';
import { unknownLink } from './refusals.ts';
import { readLinkedRequest, readRecipients } from './request.queries.ts';
import { needConcepts } from './views.ts';

/** How many the search proposes for a need, and how many of them are shown once they are matched. */
const PROPOSED = 100;
const SHOWN = 20;
/** Below it, a supplier lacks most of what was asked: it is no help to read why, unless it came by itself. */
const LEAST_SCORE = 35;

const reasonSchema = z.object({
  aspect: z.string(),
  verdict: z.enum(['met', 'near', 'unknown', 'lacks']),
  /** A concept's name in the reader's language, a number, or a language's code. */
  asked: z.union([z.string(), z.number()]),
  has: z.union([z.string(), z.number()]).nullable(),
});

const candidateSchema = z.object({
  companyId: z.uuid(),
  name: z.string(),
  slug: z.string(),
  summary: z.record(z.string(), z.string()),
  score: z.number(),
  reasons: z.array(reasonSchema),
  /** Whether it said that it would quote, or is where the buyer began. */
  interested: z.boolean(),
  wanted: z.boolean(),
});

/** The published suppliers that fit a need, the best first, each with why and with what it lacks. Nobody pays for a place. */
export const findCandidates = query({
  name: 'network.find-candidates',
  summary: text(m.quotation_op_candidates),
  input: z.object({ token: linkToken, language: z.enum(LANGUAGES).optional() }),
  output: z.object({ items: z.array(candidateSchema) }),
  allow: anyone,
  http: { method: 'GET', path: '/network/buyer-requests/{token}/suppliers' },
  async run({ token, language }, context) {
    await holdLink(context.tx, token);
    const request = await readLinkedRequest(context.tx, { hold: false });
    if (!request) return unknownLink();
    const asked = new Set((await readRecipients(context.tx, request.id)).map(({ companyId }) => companyId));
    const interested = await readInterested(context, request.id);
    const found = await proposed(context, request.need, interested);
    const items = found
      .filter(({ companyId }) => !asked.has(companyId))
      .map((one) => candidateOf(one, request.need, interested))
      .filter(({ score, wanted, interested }) => score >= LEAST_SCORE || wanted || interested)
      .sort((a, b) => Number(b.wanted) - Number(a.wanted) || b.score - a.score)
      .slice(0, SHOWN);
    const concepts = await nameConcepts(context.tx, conceptIds(items));
    return ok({ items: items.map((one) => inWords(one, concepts, language ?? request.language)) });
  },
});

interface Published {
  companyId: string;
  name: string;
  slug: string;
  published: PublicProfile;
  match: NeedMatch;
}

async function readInterested({ tx }: Context, requestId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('quotationInterest')
    .select('companyId')
    .where('requestId', '=', requestId)
    .execute();
  return new Set(rows.map(({ companyId }) => companyId));
}

/** Those that the search finds for a need, in its order, with those that are interested and the one that was wanted. */
async function proposed(context: Context, need: Need, interested: ReadonlySet<string>): Promise<Published[]> {
  const { tx, now } = context;
  const concepts = await nameConcepts(tx, needConcepts(need));
  const ids = await searched(need, concepts, quebecDay(now));
  const rows = await readPublished(context, [...ids, ...interested], need.wanted);
  const place = new Map(ids.map((id, at) => [id, at]));
  const tools = { concepts, today: quebecDay(now) };
  return rows
    .map((row) => ({ ...row, match: matchNeed(need, row.published, tools) }))
    .sort((a, b) => (place.get(a.companyId) ?? PROPOSED) - (place.get(b.companyId) ?? PROPOSED));
}

async function searched(
  need: Need,
  concepts: ReadonlyMap<string, Concept>,
  today: string,
): Promise<string[]> {
  const { processes, products, materials, finishes, language } = need;
  const named = [...processes, ...products, ...materials, ...finishes].map(
    (id) => termFor(concepts.get(id), language)?.term ?? '',
  );
  const words = (named.length > 0 ? named : [need.title]).join(' ; ').slice(0, 400);
  const page = { readerLanguage: language, filters: {}, today, facets: [], limit: 50 };
  const pages = [0, 50].map((offset) => supplierSearch().search({ ...page, text: words, offset }));
  return (await Promise.all(pages)).flatMap(({ hits }) => hits.map(({ id }) => id));
}

async function readPublished(
  { tx }: Pick<Context, 'tx'>,
  ids: readonly string[],
  slug: string | null,
): Promise<Omit<Published, 'match'>[]> {
  const { rows } = await sql<Omit<Published, 'match'>>`
    select s.company_id, s.slug, s.published, f.legal_name as name
    from supplier_public s join company k on k.id = s.company_id join company f on f.id = k.firm_id
    where s.company_id = any(${ids}::uuid[]) or s.slug = ${slug}`.execute(tx);
  return rows;
}

function candidateOf({ published, match, ...firm }: Published, need: Need, interested: ReadonlySet<string>) {
  return {
    ...firm,
    ...match,
    summary: (published.summary ?? {}) as Record<string, string>,
    interested: interested.has(firm.companyId),
    wanted: firm.slug === need.wanted,
  };
}

const CONCEPT_ASPECTS: readonly NeedAspect[] = ['process', 'material', 'product', 'finish', 'certificate'];
const isConcept = ({ aspect }: NeedReason): boolean => CONCEPT_ASPECTS.includes(aspect);

const conceptIds = (items: readonly { reasons: NeedReason[] }[]): string[] =>
  items.flatMap(({ reasons }) =>
    reasons
      .filter(isConcept)
      .flatMap(({ asked, has }) => [String(asked), ...(has === null ? [] : [String(has)])]),
  );

function inWords<T extends { reasons: NeedReason[] }>(
  item: T,
  concepts: ReadonlyMap<string, Concept>,
  language: Language,
): T {
  const name = (id: string | number) => conceptName(concepts.get(String(id)), language) || String(id);
  const reasons = item.reasons.map((reason) =>
    isConcept(reason)
      ? { ...reason, asked: name(reason.asked), has: reason.has === null ? null : name(reason.has) }
      : reason,
  );
  return { ...item, reasons: onceEach(reasons) };
}

/** A batch is held against the smallest and the largest that a supplier takes: met by both is said once. */
const onceEach = (reasons: readonly NeedReason[]): NeedReason[] => [
  ...new Map(reasons.map((one) => [`${one.aspect} ${one.verdict} ${one.asked}`, one])).values(),
];

/** How some published suppliers match a need: what is kept with each when it is asked. */
export async function matchPublished(context: Context, need: Need, companyIds: readonly string[]) {
  const rows = await readPublished(context, companyIds, null);
  const concepts = await nameConcepts(context.tx, needConcepts(need));
  const tools = { concepts, today: quebecDay(context.now) };
  return rows.map(({ published, ...firm }) => ({ ...firm, match: matchNeed(need, published, tools) }));
}
