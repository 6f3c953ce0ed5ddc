import { sql } from 'kysely';
import { regionReference, sectorName } from '#areas/companies/server/index.ts';
import type { Tx } from '#platform/db/scope.ts';
import type { Text } from '#platform/text.ts';
import type { DocumentInitiative, Signoff, StrategyDocument } from '../../document/document.ts';
import type { TechnologyInitiative } from '../../document/initiative.ts';
import { paybackOf } from '../../document/payback.rules.ts';
import { readDraft, type ReadDraft } from './read-draft.ts';
import { readSignoffs, signedDocument } from './signoffs.queries.ts';

interface Head {
  id: string;
  title: string;
  version: number;
  signedVersion: number | null;
  updatedAt: Date;
  updatedByName: string | null;
  companyId: string;
  firm: Omit<StrategyDocument['firm'], 'region' | 'sector'>;
  organisation: { id: string; nameFr: string; nameEn: string };
  project: { id: string; slug: string; nameFr: string; nameEn: string } | null;
}

/**
 * A whole strategy for a reader or a typesetter: the version asked for, or the one that stands now. Scoped by the
 * transaction's actor through row-level security alone: callers that answer a person look the strategy up first.
 * @returns null when there is no such strategy, or no such version of it.
 */
export async function readStrategyDocument(
  tx: Tx,
  id: string,
  { version }: { version?: number | undefined } = {},
): Promise<StrategyDocument | null> {
  const head = await readHead(tx, id);
  if (!head) return null;
  const signed = await signedDocument(tx, id, version ?? head.version);
  if (signed) return signed;
  if (version !== undefined && version !== head.version) return null;
  return toDocument(head, await readDraft(tx, head), await readAuthors(tx, id), await readSignoffs(tx, id));
}

/** The draft as it stands, even where a signed version has its number: what a signature freezes. */
export function toDocument(
  head: Head,
  draft: ReadDraft,
  authors: string[],
  signatures: Signoff[],
): StrategyDocument {
  const { firm } = head;
  return {
    shape: 1,
    id: head.id,
    title: head.title,
    version: head.version,
    state: 'draft',
    updatedAt: head.updatedAt.toISOString(),
    updatedBy: head.updatedByName,
    firm: { ...firm, region: regionText(firm.regionCode), sector: sectorText(firm.naics) },
    organisation: { id: head.organisation.id, name: nameOf(head.organisation) },
    project: head.project && { id: head.project.id, slug: head.project.slug, name: nameOf(head.project) },
    authors,
    signoff: null,
    signatures,
    sections: draft.sections,
    maturity: draft.maturity,
    initiatives: draft.initiatives.map((sheet) => resolved(sheet, draft.initiatives)),
    funding: draft.funding,
    roadmap: draft.roadmap,
  };
}

export async function readHead(tx: Tx, id: string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select s.id, s.title, s.version, s.signed_version, s.updated_at, s.updated_by_name, s.company_id,
      json_build_object('id', f.id, 'legalName', f.legal_name, 'neq', f.neq, 'city', f.city, 'regionCode', f.region_code,
        'naics', f.naics, 'sizeClass', f.size_class, 'employees', f.employees, 'website', f.website) as firm,
      json_build_object('id', o.id, 'nameFr', o.name_fr, 'nameEn', o.name_en) as organisation,
      case when p.id is not null then
        json_build_object('id', p.id, 'slug', p.slug, 'nameFr', p.name_fr, 'nameEn', p.name_en) end as project
    from digital_strategy s
    join company c on c.id = s.company_id join company f on f.id = c.firm_id
    join organisation o on o.id = s.organisation_id left join project p on p.id = s.project_id
    where s.id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** Everyone whose text was ever kept, in the order they came. */
export async function readAuthors(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select written_by_name as name from strategy_section where strategy_id = ${id}::uuid
    group by written_by_name order by min(at), 1`.execute(tx);
  return rows.map(({ name }) => name);
}

const nameOf = ({ nameFr, nameEn }: { nameFr: string; nameEn: string }): Text => ({ fr: nameFr, en: nameEn });

function regionText(code: string | null): Text | null {
  const region = code === null ? null : regionReference().find(code);
  return region?.name ?? null;
}

function sectorText(naics: string | null): Text | null {
  if (naics === null) return null;
  const [fr, en] = [sectorName(naics, 'fr'), sectorName(naics, 'en')];
  return fr && en ? { fr, en } : null;
}

function resolved(sheet: TechnologyInitiative, all: readonly TechnologyInitiative[]): DocumentInitiative {
  const titles = (ids: readonly string[]) =>
    all.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  return {
    ...sheet,
    payback: paybackOf(sheet),
    prerequisiteTitles: titles(sheet.prerequisites),
    excludeTitles: titles(sheet.excludes),
  };
}
