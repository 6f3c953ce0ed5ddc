import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { conceptName, type Language } from '../../capabilities/index.ts';
import type { PublicProfile } from '../../profile/index.ts';
import { spokenFor, type Spoken } from '../../public/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { regionLabel } from './facet-choices.ts';

/** A supplier in a list: what it shows of itself, in the reader's words where they are not its own. */
export interface SupplierCard {
  id: string;
  slug: string;
  name: string;
  place: string;
  summary: Spoken | null;
  /** The first processes, finishes and services that it names. */
  does: string[];
  openNow: boolean;
  /** Held and not expired. */
  certificates: string[];
  lastmod: Date;
  publishedAt: Date;
}

export interface PublicRow {
  companyId: string;
  slug: string;
  published: PublicProfile;
  publishedAt: Date;
  lastmod: Date;
  name: string;
  city: string | null;
  regionCode: string | null;
}

/** What the public reads of a supplier, beside its firm in the register. */
export const PUBLIC_ROWS = sql`select s.company_id, s.slug, s.published, s.published_at, s.lastmod, f.legal_name as name,
    f.city, f.region_code
  from supplier_public s join company r on r.id = s.company_id join company f on f.id = r.firm_id`;

const MOST_SAID = 6;

/** Cards of suppliers that the public sees, in the order asked; one that it does not see is left out. */
export async function cardsOf(
  tx: Tx,
  ids: readonly string[],
  language: Language,
  today: string,
): Promise<SupplierCard[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PublicRow>`${PUBLIC_ROWS} where s.company_id = any(${ids}::uuid[])`.execute(tx);
  const cards = await toCards(tx, rows, language, today);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function toCards(
  tx: Tx,
  rows: readonly PublicRow[],
  language: Language,
  today: string,
): Promise<SupplierCard[]> {
  const said = rows.map(({ published }) => whatIsSaid(published, today));
  const concepts = await nameConcepts(
    tx,
    said.flatMap(({ does, certificates }) => [...does, ...certificates]),
  );
  const name = (id: string) => conceptName(concepts.get(id), language) || id;
  return rows.map((row, at) => ({
    ...{ id: row.companyId, slug: row.slug, name: row.name, place: placeOf(row, language) },
    summary: spokenFor(row.published.summary, language),
    does: said[at]!.does.map(name),
    openNow: row.published.capacity?.openNow === true,
    certificates: said[at]!.certificates.map(name),
    ...{ lastmod: row.lastmod, publishedAt: row.publishedAt },
  }));
}

function whatIsSaid(profile: PublicProfile, today: string): { does: string[]; certificates: string[] } {
  const { processes = [], finishes = [], services = [], certificates = [] } = profile;
  const valid = certificates.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today);
  return {
    does: [...processes.map(({ concept }) => concept), ...finishes, ...services].slice(0, MOST_SAID),
    certificates: [...new Set(valid.map(({ concept }) => concept))],
  };
}

/** Where its first site is, or what the register says. */
export function placeOf(
  { published, city, regionCode }: Pick<PublicRow, 'published' | 'city' | 'regionCode'>,
  language: Language,
): string {
  const [site] = published.sites ?? [];
  const town = site?.municipality ?? city;
  const region = site?.regionCode ?? regionCode;
  const parts = [town, region && regionLabel(region, language)].filter(Boolean);
  return [...new Set(parts)].join(', ');
}
