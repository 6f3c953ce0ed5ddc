import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Content } from '../../document/merge.rules.ts';
import { SECTIONS, readSection, type SectionContents, type SectionId } from '../../document/sections.ts';
import type { Author } from './author.ts';

/** A section, or one sheet. */
export interface Target {
  section: SectionId | 'initiative';
  initiativeId: string | null;
}

export interface StoredText extends Target {
  id: string;
  version: number;
  revision: number | null;
  kind: 'save' | 'aside' | 'choice' | 'restore' | 'set-aside';
  content: Content;
  baseId: string | null;
  settles: string | null;
  writtenByName: string;
  at: Date;
}

const COLUMNS = sql`t.id, t.section, t.initiative_id, t.version, t.revision, t.kind, t.content, t.base_id, t.settles,
  t.written_by_name, t.at`;

const isAbout = ({ section, initiativeId }: Target) =>
  sql`t.section = ${section} and t.initiative_id is not distinct from ${initiativeId}::uuid`;

/** The text that stands in a section or on a sheet. */
export async function latestText(
  tx: Tx,
  strategyId: string,
  target: Target,
): Promise<StoredText | undefined> {
  const { rows } = await sql<StoredText>`
    select ${COLUMNS} from strategy_section t
    where t.strategy_id = ${strategyId}::uuid and ${isAbout(target)} and t.revision is not null
    order by t.revision desc limit 1`.execute(tx);
  return rows[0];
}

/** Any text of a strategy, standing or not. */
export async function textById(tx: Tx, strategyId: string, id: string): Promise<StoredText | undefined> {
  const { rows } = await sql<StoredText>`
    select ${COLUMNS} from strategy_section t where t.strategy_id = ${strategyId}::uuid and t.id = ${id}::uuid`.execute(
    tx,
  );
  return rows[0];
}

/** The texts that stand in the sections, sheets apart. */
export async function latestTexts(tx: Tx, strategyId: string): Promise<StoredText[]> {
  const { rows } = await sql<StoredText>`
    select distinct on (t.section) ${COLUMNS} from strategy_section t
    where t.strategy_id = ${strategyId}::uuid and t.initiative_id is null and t.revision is not null
    order by t.section, t.revision desc`.execute(tx);
  return rows;
}

/** Every section's content, empty where nobody wrote. */
export const contentsOf = (texts: readonly StoredText[]): SectionContents =>
  Object.fromEntries(
    SECTIONS.map((id) => [id, readSection(id, texts.find(({ section }) => section === id)?.content)]),
  ) as SectionContents;

export interface NewText extends Target {
  strategyId: string;
  version: number;
  kind: StoredText['kind'];
  content: object;
  baseId: string | null;
  settles?: string | null;
  restores?: string | null;
}

/** Adds a text; one that stands gets the next revision. The strategy must be locked: revisions follow each other. */
export async function addText(
  writer: { tx: Tx; now: Date; newId(): string },
  author: Author,
  text: NewText,
): Promise<StoredText> {
  const stands = text.kind !== 'aside' && text.kind !== 'set-aside';
  const latest = stands ? await latestText(writer.tx, text.strategyId, text) : undefined;
  const { rows } = await sql<StoredText>`
    insert into strategy_section as t (id, strategy_id, section, initiative_id, version, revision, base_id, kind, content,
      settles, restores, written_by, written_by_name, organisation_id, at)
    values (${writer.newId()}, ${text.strategyId}, ${text.section}, ${text.initiativeId}, ${text.version},
      ${stands ? (latest?.revision ?? 0) + 1 : null}, ${text.baseId}, ${text.kind}, ${JSON.stringify(text.content)}::jsonb,
      ${text.settles ?? null}, ${text.restores ?? null}, ${author.id}, ${author.name}, ${author.organisationId}, ${writer.now})
    returning ${COLUMNS}`.execute(writer.tx);
  return rows[0]!;
}

/** Texts aside that nobody settled yet, of one target or of the whole strategy. */
export async function openAsides(tx: Tx, strategyId: string, target?: Target): Promise<StoredText[]> {
  const { rows } = await sql<StoredText>`
    select ${COLUMNS} from strategy_section t
    where t.strategy_id = ${strategyId}::uuid and t.kind = 'aside' and ${target ? isAbout(target) : sql`true`}
      and not exists (select from strategy_section later where later.settles = t.id)
      and not exists (select from technology_initiative i where i.id = t.initiative_id and i.removed_at is not null)
    order by t.at, t.id`.execute(tx);
  return rows;
}
