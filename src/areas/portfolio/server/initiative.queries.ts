import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import {
  elapsedShare,
  lastDayOf,
  NO_MONEY,
  NO_REACH,
  type AmendmentView,
  type EnvelopeView,
  type FigureView,
  type InitiativeSummary,
  type MoneySum,
  type OrganisationRef,
} from '../index.ts';
import { fromColumns, textOf } from './date-columns.ts';
import { FIGURE_COLUMNS, latest, progressView, readFigures, toFigure } from './figure.queries.ts';
import { visible } from './project-filter.queries.ts';
import { readReach } from './reach-summary.queries.ts';

export interface InitiativeRow {
  id: string;
  slug: string;
  nameFr: string;
  nameEn: string;
  aimFr: string;
  aimEn: string;
  startsOn: string | null;
  endsOn: string | null;
  datesNoteFr: string | null;
  datesNoteEn: string | null;
  organisation: OrganisationRef;
}

/** Initiatives by name: all of them, or those of these slugs. */
export async function findInitiatives(tx: Tx, slugs?: readonly string[]): Promise<InitiativeRow[]> {
  const only = slugs ? sql`i.slug = any (${slugs}::text[])` : sql`true`;
  const { rows } = await sql<InitiativeRow>`
    select i.id, i.slug, i.name_fr, i.name_en, i.aim_fr, i.aim_en, i.starts_on, i.ends_on, i.dates_note_fr, i.dates_note_en,
      json_build_object('id', o.id, 'slug', o.slug, 'name', json_build_object('fr', o.name_fr, 'en', o.name_en)) as organisation
    from initiative i join organisation o on o.id = i.organisation_id
    where ${only} order by fold(i.name_fr), i.id`.execute(tx);
  return rows;
}

export interface Summarised {
  rows: InitiativeSummary[];
  figures: ReadonlyMap<string, FigureView[]>;
}

/** What is known of each initiative as a whole: declared figures, and the projects the reader may see. */
export async function summariseInitiatives(
  tx: Tx,
  actor: Actor,
  rows: readonly InitiativeRow[],
  today: string,
): Promise<Summarised> {
  const ids = rows.map(({ id }) => id);
  const figures = await readFigures(tx, 'initiativeId', ids);
  const amendments = await readAmendments(tx, ids);
  const money = await readMoney(tx, actor, ids);
  const reach = await readReach(tx, 'initiative', ids);
  const summaries = rows.map((row): InitiativeSummary => {
    const own = figures.get(row.id) ?? [];
    const period = { startsOn: row.startsOn, endsOn: row.endsOn, on: today };
    const { projects, ...aid } = money.get(row.id) ?? { projects: 0, ...NO_MONEY };
    return {
      id: row.id,
      slug: row.slug,
      name: { fr: row.nameFr, en: row.nameEn },
      organisation: row.organisation,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      elapsed: elapsedShare(row.startsOn, row.endsOn, today),
      envelope: envelopeView([...(amendments.get(row.id) ?? []), ...envelopesOf(own)], today),
      declaredAid: latest(own, 'aid', 'result', today),
      declaredProjects: latest(own, 'projects-funded', 'result', today),
      sensitised: progressView(own, 'firms-sensitised', period),
      accompanied: progressView(own, 'firms-accompanied', period),
      projects,
      aid,
      reach: reach.get(row.id) ?? NO_REACH,
    };
  });
  return { rows: summaries, figures };
}

/** Envelopes that were recorded as figures, beside those that came as amendments. */
const envelopesOf = (figures: readonly FigureView[]): AmendmentView[] =>
  figures
    .filter(({ indicator, kind }) => indicator === 'envelope' && kind === 'target')
    .map(({ asOf, value, note, source }) => ({ asOf, changeCents: null, totalCents: value, note, source }));

function envelopeView(amendments: readonly AmendmentView[], today: string): EnvelopeView {
  const known = amendments
    .filter(({ asOf }) => lastDayOf(asOf) <= today)
    .toSorted((a, b) => lastDayOf(a.asOf).localeCompare(lastDayOf(b.asOf)));
  const current = known.findLastIndex(({ totalCents }) => totalCents !== null);
  return { current: known[current] ?? null, pending: known.slice(current + 1), history: known };
}

async function readAmendments(tx: Tx, ids: readonly string[]): Promise<Map<string, AmendmentView[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('envelopeAmendment')
    .selectAll()
    .where('initiativeId', 'in', [...ids])
    .orderBy('asOf')
    .orderBy('recordedAt')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      initiativeId: row.initiativeId,
      asOf: fromColumns(row.asOf, row.asOfPrecision),
      changeCents: row.changeCents,
      totalCents: row.totalCents,
      note: textOf(row.noteFr, row.noteEn),
      source: { title: row.sourceTitle, url: row.sourceUrl },
    })),
    ({ initiativeId }) => initiativeId,
  );
}

type InitiativeMoney = MoneySum & { projects: number };

async function readMoney(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, InitiativeMoney>> {
  const { rows } = await sql<InitiativeMoney & { id: string }>`
    select p.initiative_id as id, count(distinct p.id) as projects, coalesce(sum(f.amount_cents), 0)::bigint as known_cents,
      count(f.amount_cents) as known, count(f.id) - count(f.amount_cents) as unknown
    from project p left join funding_source f on f.project_id = p.id
    where p.initiative_id = any (${ids}::uuid[]) and ${visible(actor)} group by 1`.execute(tx);
  return new Map(rows.map(({ id, ...money }) => [id, money]));
}

/** The rounds of an initiative, oldest first, each with its own figures. */
export async function readAnnouncements(tx: Tx, initiativeId: string) {
  const rounds = await tx
    .selectFrom('announcement')
    .selectAll()
    .where('initiativeId', '=', initiativeId)
    .orderBy('asOf')
    .orderBy('id')
    .execute();
  const figures = await tx
    .selectFrom('figure')
    .select([...FIGURE_COLUMNS, 'announcementId'])
    .where('initiativeId', '=', initiativeId)
    .where('announcementId', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
  return rounds.map((round) => ({
    id: round.id,
    asOf: fromColumns(round.asOf, round.asOfPrecision),
    title: { fr: round.titleFr, en: round.titleEn },
    figures: figures.filter(({ announcementId }) => announcementId === round.id).map(toFigure),
  }));
}
