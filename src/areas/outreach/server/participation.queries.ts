import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { Attendee, Participation, ParticipationState } from '../participation.ts';
import { visibleParticipations } from './activity-scope.ts';

export interface ParticipationFilter {
  id: string;
  q?: string | undefined;
  state?: ParticipationState | undefined;
  unmatched?: boolean | undefined;
}

interface Row extends Omit<Participation, 'firm' | 'attendee' | 'setAside'>, Omit<Attendee, 'consent'> {
  sortKey: string;
  setAsideAt: Date | null;
  firmId: string | null;
  firmName: string | null;
  firmCity: string | null;
  /** Null when the reader may not know who came, or nobody wrote it down. */
  consent: Attendee['consent'] | null;
}

// By the person, then by the firm; in C order, the same on every server.
const ORDER = sql`fold(coalesce(t.name, c.legal_name, pa.stated ->> 'firm', '')) collate "C"`;

const SELECT = sql`pa.id, pa.state, pa.source, pa.created_at, pa.stated, pa.set_aside_at, pa.firm_id,
  c.legal_name as firm_name, c.city as firm_city, t.name, t.email, t.phone, t.job_title, t.language, t.consent,
  t.consent_at, t.consent_text, t.withdrawn_at, t.confirmed_at, ${ORDER} as sort_key`;

// The person is asked for only where the reader may know: the organisation that holds the list, and the person's firm.
const FROM = (actor: Actor) => sql`participation pa
  left join company c on c.id = pa.firm_id
  left join attendee t on t.participation_id = pa.id and ${mayKnowWho(actor)}`;

const mayKnowWho = ({ organisationId, companyId }: Actor): RawBuilder<boolean> =>
  sql<boolean>`(t.organisation_id = ${organisationId}::uuid or pa.firm_id =
    (select mine.firm_id from company mine where mine.id = ${companyId}::uuid))`;

/** A page of who came to an activity, as far as the actor may know. */
export async function listParticipations(
  tx: Tx,
  actor: Actor,
  filter: ParticipationFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<Participation>> {
  const where = sql`pa.activity_id = ${filter.id}::uuid and ${visibleParticipations(actor)} and ${matching(filter)}`;
  const [key, id] = decodeCursor(page.cursor, 2) ?? [];
  const after = key === undefined ? sql`true` : sql`(${ORDER}, pa.id) > (${key}::text, ${id}::uuid)`;
  const { rows } = await sql<Row>`
    select ${SELECT} from ${FROM(actor)} where ${where} and ${after}
    order by sort_key, pa.id limit ${page.limit + 1}`.execute(tx);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from ${FROM(actor)} where ${where}`.execute(tx);
  const found = toPage(rows, page.limit, (row) => [row.sortKey, row.id], counted.rows[0]!.total);
  return { ...found, items: found.items.map(toParticipation) };
}

function matching({ q, state, unmatched }: ParticipationFilter): RawBuilder<boolean> {
  const conditions = [
    ...(q ?? '').split(/\s+/).filter(Boolean).map(hasWord),
    ...(state ? [sql`pa.state = ${state}`] : []),
    ...(unmatched
      ? [sql`pa.firm_id is null and pa.set_aside_at is null and pa.state in ('registered', 'attended')`]
      : []),
  ];
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
}

const hasWord = (word: string) =>
  sql`strpos(fold(concat_ws(' ', t.name, c.legal_name, pa.stated ->> 'firm')), fold(${word})) > 0`;

function toParticipation(row: Row): Participation {
  const { id, state, source, createdAt, stated } = row;
  return {
    id,
    state,
    source,
    createdAt,
    stated,
    setAside: row.setAsideAt !== null,
    firm: row.firmId === null ? null : { id: row.firmId, name: row.firmName!, city: row.firmCity },
    attendee: row.consent === null ? null : toAttendee(row, row.consent),
  };
}

const toAttendee = (row: Row, consent: Attendee['consent']): Attendee => ({
  name: row.name,
  email: row.email,
  phone: row.phone,
  jobTitle: row.jobTitle,
  language: row.language,
  consent,
  consentAt: row.consentAt,
  consentText: row.consentText,
  withdrawnAt: row.withdrawnAt,
  confirmedAt: row.confirmedAt,
});
