import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { decodeCursor, pageInput, pageOf, toPage } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Actor } from '#platform/use-case/index.ts';
import {
  completenessOf,
  openActions,
  PROFILE_STATES,
  supplierProfileSchema,
  tellsNothing,
} from '../../profile/index.ts';
import { networkStaff, profileParty, sideOf, visibleProfiles } from './policies.ts';
import { readEvents, readFiles, readPictures, readProfile } from './profile.queries.ts';
import { viewOf } from './profile-writer.ts';

export const PROFILE_SORTS = [
  'name',
  '-name',
  'updated',
  '-updated',
  'completeness',
  '-completeness',
] as const;

const filterSchema = z.object({
  /** Words of the firm's name or of its summary. */
  q: z.string().trim().max(200).optional(),
  state: z.enum(PROFILE_STATES).optional(),
  /** Those that wait for an officer: in review, or published and changed by the firm since. */
  queue: z.stringbool().optional(),
  /** Those with a certificate that expires within 60 days, or has. */
  expiring: z.stringbool().optional(),
});

const rowSchema = z.object({
  companyId: z.uuid(),
  firm: z.string(),
  city: z.string().nullable(),
  regionCode: z.string().nullable(),
  state: z.enum(PROFILE_STATES),
  completeness: z.number().int(),
  waits: z.boolean(),
  nextExpiry: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  updatedAt: z.date(),
});

const countsSchema = z.object({
  draft: z.number().int(),
  inReview: z.number().int(),
  published: z.number().int(),
  withdrawn: z.number().int(),
  waiting: z.number().int(),
});

/** An officer has something to read: sent for review, or written on by the firm since it was last approved. */
const WAITS = sql<boolean>`(p.state = 'in-review' or (p.state = 'published' and exists (
  select from supplier_profile_event e where e.company_id = p.company_id and e.by_side = 'firm'
    and e.kind = 'edited' and e.at > p.reviewed_at)))`;

const NEXT_EXPIRY = sql`(select min(c->>'expiresOn') from jsonb_array_elements(p.content->'certificates') c)`;

type Filter = z.output<typeof filterSchema>;

function matching(actor: Actor, { q, state, queue, expiring }: Filter, today: Date): RawBuilder<boolean> {
  const conditions = [
    visibleProfiles(actor),
    ...(q ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map(
        (word) =>
          sql`strpos(fold(f.legal_name || ' ' || coalesce(f.city, '') || ' ' || (p.content->>'summary')), fold(${word})) > 0`,
      ),
    ...(state ? [sql`p.state = ${state}`] : []),
    ...(queue ? [WAITS] : []),
    ...(expiring
      ? [sql`${NEXT_EXPIRY} <= to_char(${today}::timestamptz + interval '60 days', 'YYYY-MM-DD')`]
      : []),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

const COLUMNS = {
  name: sql`fold(f.legal_name)`,
  updated: sql`p.updated_at`,
  completeness: sql`p.completeness`,
};
const TYPES = { name: 'text', updated: 'timestamptz', completeness: 'integer' };
const FROM = sql`supplier_profile p join company r on r.id = p.company_id join company f on f.id = r.firm_id`;

/** The profiles that an organisation looks after, with how many are in each state. */
export const listProfiles = query({
  name: 'network.list-profiles',
  summary: text(m.profile_op_list),
  input: filterSchema.extend(pageInput.shape).extend({ sort: z.enum(PROFILE_SORTS).default('name') }),
  output: pageOf(rowSchema).extend({ counts: countsSchema }),
  allow: networkStaff,
  http: { method: 'GET', path: '/network/profiles' },
  async run({ sort, cursor, limit, ...filter }, { tx, actor, now }) {
    const where = matching(actor, filter, now);
    const by = sort.replace('-', '') as keyof typeof COLUMNS;
    const down = sort.startsWith('-');
    const after = decodeCursor(cursor, 2);
    const beyond = after
      ? sql`(${COLUMNS[by]}, p.company_id) ${sql.raw(down ? '<' : '>')} (${after[0]}::${sql.raw(TYPES[by])}, ${after[1]}::uuid)`
      : sql`true`;
    const direction = sql.raw(down ? 'desc' : 'asc');
    const { rows } = await sql<z.output<typeof rowSchema> & { sortKey: string }>`
      select p.company_id, f.legal_name as firm, f.city, f.region_code, p.state, p.completeness, ${WAITS} as waits,
        ${NEXT_EXPIRY} as next_expiry, p.verified_on, p.updated_at, (${COLUMNS[by]})::text as sort_key
      from ${FROM} where ${where} and ${beyond}
      order by ${COLUMNS[by]} ${direction}, p.company_id ${direction} limit ${limit + 1}`.execute(tx);
    const total = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${where}`.execute(
      tx,
    );
    const counts = await sql<z.output<typeof countsSchema>>`
      select count(*) filter (where p.state = 'draft') as draft, count(*) filter (where p.state = 'in-review') as in_review,
        count(*) filter (where p.state = 'published') as published, count(*) filter (where p.state = 'withdrawn') as withdrawn,
        count(*) filter (where ${WAITS}) as waiting
      from supplier_profile p where ${visibleProfiles(actor)}`.execute(tx);
    const page = toPage(rows, limit, (row) => [row.sortKey, row.companyId], total.rows[0]!.total);
    return ok({ ...page, items: page.items.map(({ sortKey: _, ...row }) => row), counts: counts.rows[0]! });
  },
});

const eventSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  fields: z.array(z.string()),
  comment: z.string(),
  byName: z.string(),
  bySide: z.enum(['staff', 'firm']).nullable(),
  at: z.date(),
});

const suggestionSchema = z.object({ kind: z.enum(['add', 'show']), part: z.string(), points: z.number() });

/** A profile whole, with what is left to add, what can be done with it, and what happened to it. */
export const getProfile = query({
  name: 'network.get-profile',
  summary: text(m.profile_op_get),
  input: z.object({ companyId: z.uuid() }),
  output: supplierProfileSchema.extend({
    firm: z.string(),
    city: z.string().nullable(),
    regionCode: z.string().nullable(),
    revision: z.number().int(),
    reviewedAt: z.date().nullable(),
    updatedByName: z.string(),
    completeness: z.number().int(),
    suggestions: z.array(suggestionSchema),
    actions: z.array(z.string()),
    /** Whether the public would see nothing that tells a buyer anything. */
    silent: z.boolean(),
    side: z.enum(['firm', 'adviser', 'officer']),
    events: z.array(eventSchema),
    pictures: z.array(z.object({ id: z.uuid(), name: z.string(), width: z.number(), height: z.number() })),
    files: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        sizeBytes: z.number(),
        kind: z.enum(['document', 'evidence']),
      }),
    ),
  }),
  allow: profileParty,
  http: { method: 'GET', path: '/network/profiles/{companyId}' },
  async run({ companyId }, { tx, actor }) {
    const row = await readProfile(tx, actor, companyId);
    if (!row) return notFound();
    const { content, firmLanguages: _l, submittedAt: _s, createdAt: _c, ...profile } = row;
    const silent = tellsNothing(viewOf(row));
    const side = sideOf(actor) as 'firm' | 'adviser' | 'officer';
    const { percent, suggestions } = completenessOf(content, row.consent);
    return ok({
      ...profile,
      ...content,
      completeness: percent,
      suggestions,
      actions: openActions({ state: row.state, side, telling: !silent }),
      silent,
      side,
      events: await readEvents(tx, row.companyId),
      pictures: await readPictures(tx, row.companyId),
      files: await readFiles(tx, row.companyId),
    });
  },
});

/** The programmes that a firm may ask to review its profile: delivery organisations with a project, by name. */
export const listProgrammes = query({
  name: 'network.list-programmes',
  summary: text(m.profile_op_programmes),
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ id: z.uuid(), name: z.object({ fr: z.string(), en: z.string() }) })),
  }),
  allow: profileParty,
  async run(_input, { tx }) {
    const { rows } = await sql<{ id: string; name: { fr: string; en: string } }>`
      select o.id, json_build_object('fr', o.name_fr, 'en', o.name_en) as name from organisation o
      where o.kind = 'delivery' and exists (select from project p where p.organisation_id = o.id)
      order by fold(o.name_fr)`.execute(tx);
    return ok({ items: rows });
  },
});
