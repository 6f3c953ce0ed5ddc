import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import {
  cad,
  checkSum,
  elapsedShare,
  fundingBreakdown,
  NO_REACH,
  projectDetailSchema,
  slugSchema,
  stateOf,
  verdictOfSum,
  type CodeRef,
  type FigureView,
  type FundingView,
  type ProjectDetail,
  type Reach,
} from '../index.ts';
import { fromNullable, textOf } from './date-columns.ts';
import { indicatorsInOrder, latest, progressView, readFigures } from './figure.queries.ts';
import { mayWriteProject, reader } from './policies.ts';
import {
  findProject,
  readFunding,
  readPriorities,
  type FundingRow,
  type ProjectRow,
} from './project.queries.ts';
import { readReach, readReachBy, readReachByYear } from './reach-summary.queries.ts';
import { regionRef, sectorRef } from './reference.ts';

/** A project with everything that its page shows: money in exact shares, targets beside results, and its reach. */
export const getProject = query({
  name: 'portfolio.get-project',
  summary: text(m.portfolio_op_get_project),
  input: z.object({ slug: slugSchema }),
  output: projectDetailSchema,
  allow: reader,
  http: { method: 'GET', path: '/projects/{slug}' },
  async run({ slug }, context) {
    const project = await findProject(context.tx, context.actor, slug);
    return project ? ok(await describe(context, project)) : notFound();
  },
});

async function describe({ tx, actor, now }: Context, project: ProjectRow): Promise<ProjectDetail> {
  const today = quebecDay(now);
  const figures = (await readFigures(tx, 'projectId', [project.id])).get(project.id) ?? [];
  const period = { startsOn: project.startsOn, endsOn: project.endsOn, on: today };
  return {
    ...identity(project),
    state: stateOf(project, today),
    elapsed: elapsedShare(project.startsOn, project.endsOn, today),
    today,
    funding: fundingView(project.totalCostCents, await readFunding(tx, project.id), figures, today),
    progress: indicatorsInOrder(figures)
      .filter((indicator) => indicator !== 'aid' && indicator !== 'total-cost')
      .map((indicator) => progressView(figures, indicator, period)),
    sums: project.sums
      .map((claim) => checkSum(figures, claim, today))
      .map((check) => ({ ...check, parts: [...check.parts] })),
    priorities: await readPriorities(tx, project.id),
    ...(await reachOf(tx, project.id)),
    editable: mayWriteProject(actor, project.organisation.id),
    updatedAt: project.updatedAt.toISOString(),
  };
}

function identity(project: ProjectRow) {
  const { id, slug, initiative, organisation, scope, startsOn, endsOn } = project;
  return {
    id,
    slug,
    initiative,
    organisation,
    scope,
    startsOn,
    endsOn,
    name: { fr: project.nameFr, en: project.nameEn },
    summary: { fr: project.summaryFr, en: project.summaryEn },
    regions: project.regions.map(regionRef),
    sectors: project.sectors.map(sectorRef),
    announcedOn: fromNullable(project.announcedOn, project.announcedPrecision),
    datesNote: textOf(project.datesNoteFr, project.datesNoteEn),
    source: project.sourceTitle === null ? null : { title: project.sourceTitle, url: project.sourceUrl },
  };
}

/** The money by its rule, with the records put back beside the shares. */
export function fundingView(
  totalCents: number | null,
  rows: readonly FundingRow[],
  figures: readonly FigureView[],
  today: string,
): FundingView {
  const breakdown = fundingBreakdown(
    totalCents === null ? null : cad(totalCents),
    rows.map(({ funder, recipient, amountCents, note }) => ({
      funder: funder.slug,
      recipient: recipient?.slug ?? null,
      amount: amountCents === null ? null : cad(amountCents),
      note,
    })),
  );
  const aid = latest(figures, 'aid', 'target', today);
  const { remainder, verdict, complete, known, parts } = breakdown;
  return {
    totalCents,
    knownCents: known.cents,
    complete,
    parts: rows.map((row, at) => ({
      ...row,
      shareOfTotal: parts[at]!.shareOfTotal,
      shareOfAid: parts[at]!.shareOfAid,
    })),
    remainder: remainder && { cents: remainder.amount.cents, share: remainder.share },
    verdict,
    announcedAid: aid && {
      figure: aid,
      verdict: verdictOfSum(
        aid.value,
        rows.map(({ amountCents }) => amountCents),
      ),
    },
  };
}

async function reachOf(tx: Context['tx'], id: string) {
  const scope = { kind: 'project', id } as const;
  return {
    reach: (await readReach(tx, 'project', [id])).get(id) ?? NO_REACH,
    reachByYear: await readReachByYear(tx, 'project', id),
    reachByRegion: withNames(await readReachBy(tx, scope, 'region'), regionRef),
    reachBySector: withNames(await readReachBy(tx, scope, 'sector'), sectorRef),
  };
}

/** Counts by code with the codes' names; the empty code stays for firms whose own is unknown. */
export const withNames = (counts: ReadonlyMap<string, Reach>, nameOf: (code: string) => CodeRef) =>
  [...counts].map(([code, reach]) => ({ ...nameOf(code), ...reach }));
