import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { ActivityKind, PublicActivity } from '../activity.ts';
import { registrationStateOf } from '../activity.rules.ts';

/** What is public of an activity, and what of it is for those who registered. */
export interface PublishedActivity {
  activity: PublicActivity;
  id: string;
  /** Where to connect: never shown to who did not register. */
  link: string | null;
  revision: number;
  updatedAt: Date;
}

interface Row {
  id: string;
  slug: string;
  kind: ActivityKind;
  titleFr: string;
  titleEn: string;
  descriptionFr: string;
  descriptionEn: string;
  startsAt: Date;
  endsAt: Date;
  startsKey: string;
  place: string | null;
  link: string | null;
  regionCode: string | null;
  partner: string | null;
  consentTextFr: string | null;
  consentTextEn: string | null;
  cancelledAt: Date | null;
  registrationOpen: boolean;
  placesLeft: number | null;
  revision: number;
  updatedAt: Date;
  organisationFr: string;
  organisationEn: string;
  projectFr: string;
  projectEn: string;
}

const SELECT = sql`select a.id, a.registration_slug as slug, a.kind, a.title_fr, a.title_en, a.description_fr, a.description_en,
    a.starts_at, a.ends_at, a.starts_at::text as starts_key, a.place, a.link, a.region_code, a.partner, a.consent_text_fr,
    a.consent_text_en, a.cancelled_at, a.registration_open, a.revision, a.updated_at,
    case when a.capacity is not null then activity_places_left(a.id) end as places_left,
    o.name_fr as organisation_fr, o.name_en as organisation_en, p.name_fr as project_fr, p.name_en as project_en
  from activity a join organisation o on o.id = a.organisation_id join project p on p.id = a.project_id`;

/** Activities that have a public page, are still to come and are not called off, the next one first. */
export async function listPublished(
  tx: Tx,
  {
    now,
    cursor,
    limit,
    region,
  }: { now: Date; cursor?: string | undefined; limit: number; region?: string | undefined },
): Promise<Page<PublicActivity>> {
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  const after = key === undefined ? sql`true` : sql`(a.starts_at, a.id) > (${key}::timestamptz, ${id}::uuid)`;
  const inRegion = region ? sql`a.region_code = ${region}` : sql`true`;
  const { rows } = await sql<Row>`${SELECT}
    where a.registration_slug is not null and a.ends_at > ${now} and a.cancelled_at is null and ${inRegion} and ${after}
    order by a.starts_at, a.id limit ${limit + 1}`.execute(tx);
  const page = toPage(rows, limit, (row) => [row.startsKey, row.id]);
  return { ...page, items: page.items.map((row) => toPublished(row, now).activity) };
}

export async function findPublished(tx: Tx, slug: string, now: Date): Promise<PublishedActivity | null> {
  const { rows } = await sql<Row>`${SELECT} where a.registration_slug = ${slug}`.execute(tx);
  return rows[0] ? toPublished(rows[0], now) : null;
}

export async function findPublishedById(tx: Tx, id: string, now: Date): Promise<PublishedActivity | null> {
  const { rows } =
    await sql<Row>`${SELECT} where a.id = ${id}::uuid and a.registration_slug is not null`.execute(tx);
  return rows[0] ? toPublished(rows[0], now) : null;
}

function toPublished(row: Row, now: Date): PublishedActivity {
  const { id, link, revision, updatedAt, organisationFr, organisationEn, projectFr, projectEn, ...rest } =
    row;
  const { cancelledAt: _c, registrationOpen: _o, startsKey: _s, ...shown } = rest;
  return {
    id,
    link,
    revision,
    updatedAt,
    activity: {
      ...shown,
      online: link !== null,
      organisation: { nameFr: organisationFr, nameEn: organisationEn },
      project: { nameFr: projectFr, nameEn: projectEn },
      registration: registrationStateOf(row, now),
    },
  };
}
