import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, query, type Context } from '#platform/use-case/index.ts';
import {
  addMoney,
  breakDown,
  fraction,
  NO_MONEY,
  NO_REACH,
  placeOf,
  portfolioSchema,
  projectFilterSchema,
  reachScopeOf,
  sectorKey,
  sumAmounts,
  worksIn,
  type InitiativeSummary,
  type Portfolio,
  type ProjectFilter,
  type Reach,
} from '../index.ts';
import { withNames } from './get-project.ts';
import { findInitiatives, summariseInitiatives } from './initiative.queries.ts';
import { reader } from './policies.ts';
import { matching, visible } from './project-filter.queries.ts';
import { ALL, readReach, readReachBy, readScope } from './reach-summary.queries.ts';
import { regionEntries, sectorRef } from './reference.ts';
import {
  readByFunder,
  readChoices,
  readDeclared,
  readProjectMoney,
  type ProjectMoney,
} from './summary.queries.ts';

/** The funder's view: money, firms declared and counted, by region, sector and organisation, of the projects that match. */
export const portfolioSummary = query({
  name: 'portfolio.summary',
  summary: text(m.portfolio_op_summary),
  input: projectFilterSchema,
  output: portfolioSchema,
  allow: reader,
  http: { method: 'GET', path: '/portfolio' },
  async run(filter, context) {
    return ok(await summarise(context, filter));
  },
});

async function summarise({ tx, actor, now }: Context, filter: ProjectFilter): Promise<Portfolio> {
  const today = quebecDay(now);
  const where = await matching(tx, actor, filter, today);
  const projects = await readProjectMoney(tx, where);
  const aid = projects.reduce((sum, project) => addMoney(sum, project.aid), NO_MONEY);
  const byFunder = await readByFunder(tx, where);
  const reach = await readReachOf(tx, filter);
  const organisations = [...new Set(projects.map(({ organisation }) => organisation.id))];
  const { sectors, ...choices } = await readChoices(tx, visible(actor));
  return {
    today,
    projects: projects.length,
    drafts: projects.filter(({ status }) => status === 'draft').length,
    aid,
    totalCost: sumAmounts(projects.map(({ totalCostCents }) => totalCostCents)),
    byFunder: byFunder.map((part) => ({
      ...part,
      share: aid.unknown === 0 ? fraction(part.aid.knownCents, aid.knownCents) : null,
    })),
    declared: await readDeclared(tx, where, today),
    initiatives: largestFirst(
      (await summariseInitiatives(tx, actor, await initiativesOf(tx, filter), today)).rows,
    ),
    reach: reach?.total ?? null,
    ...byRegion(projects, reach?.byRegion ?? null),
    bySector: bySector(projects),
    reachBySector: reach?.bySector ? withNames(reach.bySector, sectorRef) : null,
    byOrganisation: byOrganisation(
      projects,
      countsWhole(filter) ? await readReach(tx, 'organisation', organisations) : null,
    ),
    choices: {
      ...choices,
      sectors: sectors.map(sectorRef),
      regions: regionEntries().map(({ code, name }) => ({ code, name })),
    },
  };
}

/** Whether an organisation's own count answers: nothing narrows it but the organisation itself. */
const countsWhole = ({ organisation: _, ...others }: ProjectFilter): boolean =>
  Object.values(others).every((value) => value === undefined);

const largestFirst = (initiatives: InitiativeSummary[]): InitiativeSummary[] =>
  initiatives.toSorted((a, b) => envelopeOf(b) - envelopeOf(a));
const envelopeOf = ({ envelope }: InitiativeSummary): number => envelope.current?.totalCents ?? 0;

/** The initiative asked for, or all; none when the filter speaks of something else than an initiative. */
function initiativesOf(tx: Context['tx'], filter: ProjectFilter) {
  if (filter.initiative) return findInitiatives(tx, [filter.initiative]);
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  return narrowed ? Promise.resolve([]) : findInitiatives(tx);
}

interface ReachOf {
  total: Reach;
  /** Null when the filter narrows to one sector (or one region): no count crosses the two. */
  byRegion: Map<string, Reach> | null;
  bySector: Map<string, Reach> | null;
}

/** What the kept counts say of a filter; null when no count answers it. */
async function readReachOf(tx: Context['tx'], filter: ProjectFilter): Promise<ReachOf | null> {
  const wanted = reachScopeOf(filter);
  if (!wanted) return null;
  const id = wanted.kind === 'all' ? ALL : await idOf(tx, wanted.kind, wanted.slug!);
  if (!id) return null;
  const scope = { kind: wanted.kind, id };
  return {
    total: await readScope(tx, wanted, scope),
    byRegion: wanted.sector ? null : await readReachBy(tx, scope, 'region'),
    bySector: wanted.region ? null : await readReachBy(tx, scope, 'sector'),
  };
}

async function idOf(
  tx: Context['tx'],
  table: 'initiative' | 'organisation',
  slug: string,
): Promise<string | null> {
  const row = await tx.selectFrom(table).select('id').where('slug', '=', slug).executeTakeFirst();
  return row?.id ?? null;
}

function byRegion(projects: readonly ProjectMoney[], reach: ReadonlyMap<string, Reach> | null) {
  const parts = new Map(breakDown(projects, placeOf).map(({ key, ...part }) => [key, part]));
  const none = { projects: 0, aid: NO_MONEY };
  return {
    byRegion: regionEntries().map(({ code, name, tile }) => ({
      code,
      name,
      tile,
      ...(parts.get(code) ?? none),
      shared: projects.filter((project) => worksIn(project, code) && placeOf(project) !== code).length,
      reach: reach ? (reach.get(code) ?? NO_REACH) : null,
    })),
    severalRegions: parts.get('several') ?? none,
    national: parts.get('national') ?? none,
    reachElsewhere: reach ? (reach.get('') ?? NO_REACH) : null,
  };
}

const bySector = (projects: readonly ProjectMoney[]) =>
  breakDown(projects, ({ sectors }) => sectorKey(sectors))
    .map((part) => ({ ...part, sectors: part.key.split(' ').filter(Boolean).map(sectorRef) }))
    .toSorted((a, b) => b.aid.knownCents - a.aid.knownCents);

function byOrganisation(projects: readonly ProjectMoney[], reach: ReadonlyMap<string, Reach> | null) {
  const known = new Map(projects.map(({ organisation }) => [organisation.id, organisation]));
  return breakDown(projects, ({ organisation }) => organisation.id)
    .map(({ key, ...part }) => ({
      ...part,
      organisation: known.get(key)!,
      reach: reach ? (reach.get(key) ?? NO_REACH) : null,
    }))
    .toSorted((a, b) => b.aid.knownCents - a.aid.knownCents);
}
