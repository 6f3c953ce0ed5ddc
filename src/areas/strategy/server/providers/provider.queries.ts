import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type {
  PROVIDER_SORTS,
  Provider,
  ProviderChange,
  ProviderFields,
  ProviderFilter,
  ProviderSummary,
} from '../../providers/provider.ts';

interface ProviderPage {
  sort: (typeof PROVIDER_SORTS)[number];
  cursor?: string | undefined;
  limit: number;
}

const SUMMARY = sql`p.id, p.name, p.website, p.size_class, p.region_codes, p.sectors, p.languages, p.families,
  p.template_ids, jsonb_array_length(p.work_references) as "references", p.brands, p.withdrawn_at is not null as withdrawn,
  p.updated_at`;

/** A page of the directory with the exact number of matches. One directory for the installation: everyone reads the same. */
export async function listProviders(
  tx: Tx,
  filter: ProviderFilter,
  page: ProviderPage,
): Promise<Page<ProviderSummary>> {
  const where = matching(filter);
  const column = page.sort.endsWith('updated') ? sql`p.updated_at` : sql`fold(p.name)`;
  const direction = sql.raw(page.sort.startsWith('-') ? 'desc' : 'asc');
  const { rows } = await sql<ProviderSummary & { sortKey: string }>`
    select ${SUMMARY}, (${column})::text as sort_key from provider p where ${where} and ${after(page, column)}
    order by ${column} ${direction}, p.id ${direction} limit ${page.limit + 1}`.execute(tx);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from provider p where ${where}`.execute(tx);
  const found = toPage(rows, page.limit, (row) => [row.sortKey, row.id], counted.rows[0]!.total);
  return { ...found, items: found.items.map(({ sortKey: _, ...row }) => row) };
}

function after({ sort, cursor }: ProviderPage, column: RawBuilder<unknown>): RawBuilder<boolean> {
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  if (key === undefined) return sql<boolean>`true`;
  const type = sql.raw(sort.endsWith('updated') ? 'timestamptz' : 'text');
  const sign = sql.raw(sort.startsWith('-') ? '<' : '>');
  return sql<boolean>`(${column}, p.id) ${sign} (${key}::${type}, ${id}::uuid)`;
}

function matching(filter: ProviderFilter): RawBuilder<boolean> {
  const { q, region, sector, language, family, template, withdrawn } = filter;
  const conditions = [
    withdrawn ? sql`p.withdrawn_at is not null` : sql`p.withdrawn_at is null`,
    ...(q ?? '').split(/\s+/).filter(Boolean).map(hasWord),
    ...(region ? [sql`${region} = any(p.region_codes)`] : []),
    ...(sector ? [sql`${sector} = any(p.sectors)`] : []),
    ...(language ? [sql`${language} = any(p.languages)`] : []),
    ...(family ? [sql`${family} = any(p.families)`] : []),
    ...(template ? [sql`${template} = any(p.template_ids)`] : []),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

const hasWord = (word: string) =>
  sql`strpos(fold(concat_ws(' ', p.name, p.summary, array_to_string(p.brands, ' '), p.website)), fold(${word})) > 0`;

export interface ProviderRow extends Omit<
  Provider,
  'keeper' | 'changes' | 'addedByOrganisation' | 'references'
> {
  references: ProviderFields['references'];
  organisationFr: string;
  organisationEn: string;
}

const WHOLE = sql`p.id, p.name, p.website, p.email, p.contact_name, p.phone, p.language, p.size_class, p.summary,
  p.region_codes, p.sectors, p.languages, p.families, p.template_ids, p.work_references as "references", p.brands, p.ties,
  p.created_by_name as added_by, p.created_at as added_at, p.withdrawn_at, o.name_fr as organisation_fr, o.name_en as organisation_en`;

export async function readProvider(tx: Tx, id: string): Promise<ProviderRow | null> {
  const { rows } = await sql<ProviderRow>`select ${WHOLE} from provider p
    join organisation o on o.id = p.organisation_id where p.id = ${id}::uuid`.execute(tx);
  return rows[0] ?? null;
}

/** Every provider that is proposed, whole: what a match is made from, and what is exported. */
export async function readProviders(tx: Tx, filter: ProviderFilter = {}): Promise<ProviderRow[]> {
  const { rows } = await sql<ProviderRow>`select ${WHOLE} from provider p
    join organisation o on o.id = p.organisation_id where ${matching(filter)} order by fold(p.name), p.id`.execute(
    tx,
  );
  return rows;
}

export async function readChanges(tx: Tx, providerId: string): Promise<ProviderChange[]> {
  const { rows } = await sql<ProviderChange>`
    select c.id, c.kind, c.fields, c.changed_by_name as by, c.at,
      json_build_object('fr', o.name_fr, 'en', o.name_en) as organisation
    from provider_change c join organisation o on o.id = c.organisation_id
    where c.provider_id = ${providerId}::uuid order by c.at desc, c.id desc limit 100`.execute(tx);
  return rows;
}

/** Locks a provider for a change; undefined when there is none such. */
export async function lockProvider(tx: Tx, id: string): Promise<ProviderRow | null> {
  const locked = await sql`select from provider p where p.id = ${id}::uuid for no key update`.execute(tx);
  return locked.rows.length === 0 ? null : readProvider(tx, id);
}

/** Providers by folded name, withdrawn ones left out. */
export async function findByNames(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; asked: string }>`
    select p.id, asked.name as asked from unnest(${names}::text[]) asked(name)
    join provider p on fold(p.name) = fold(asked.name) where p.withdrawn_at is null`.execute(tx);
  return new Map(rows.map(({ id, asked }) => [asked, id]));
}
