import { sql } from 'kysely';
import type { CountKey, Language } from '#areas/network/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { createRandom, weighted, type Random } from '../generate/random.ts';
import { EXTRUDER } from './supplier-extruder.ts';

const DAY = 86_400_000;
const DAYS = 35;
const ROWS_AT_ONCE = 2000;

interface Firm {
  companyId: string;
  name: string;
  process: string | null;
  product: string | null;
}
interface Row extends CountKey {
  views: number;
}

/** Where readers are, and what they read in. */
const READERS = weighted<readonly [string, Language]>([
  [['US', 'en'], 30],
  [['CA', 'fr'], 16],
  [['CA', 'en'], 8],
  [['DE', 'de'], 11],
  [['FR', 'fr'], 10],
  [['MX', 'es'], 6],
  [['IT', 'it'], 4],
  [['JP', 'ja'], 3],
  [['NL', 'nl'], 3],
  [['SE', 'sv'], 3],
  [['PL', 'pl'], 2],
  [['BR', 'pt'], 2],
  [['KR', 'ko'], 2],
  [['CN', 'zh'], 2],
  [['', 'en'], 5],
]);

/** Five weeks of views that never were, for the suppliers of the demonstration: so that its figures have something to show. */
export async function seedVisibility(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now();
  await asActor(runtime.db, systemActor, async (tx) => {
    if (await tx.selectFrom('visibilityCount').select('day').limit(1).executeTakeFirst()) return;
    const firms = await publishedFirms(tx);
    const rows = firms.flatMap((firm) => rowsOf(firm, now));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await insertRows(tx, rows.slice(at, at + ROWS_AT_ONCE));
    await sql`
      insert into visibility_visitors (company_id, day, visitors)
      select company_id, day, ceil(sum(views) * 0.8) from visibility_count where kind <> 'impression' group by 1, 2`.execute(
      tx,
    );
  });
}

async function publishedFirms(tx: Tx): Promise<Firm[]> {
  const { rows } = await sql<Firm>`
    select s.company_id, c.legal_name as name, s.published->'processes'->0->>'concept' as process,
      s.published->'products'->0->>'slug' as product
    from supplier_public s join company c on c.id = s.company_id order by c.neq, s.company_id`.execute(tx);
  return rows;
}

/** More is seen on a working day, more of late, and most of the extruder of the story. */
function rowsOf(firm: Firm, now: Date): Row[] {
  const random = createRandom(`visibility/${firm.name}`);
  const known = firm.name === EXTRUDER ? 4 : 0.3 + random.next();
  return Array.from({ length: DAYS }, (_, back) => new Date(now.getTime() - (back + 1) * DAY)).flatMap(
    (at, back) => {
      const working = at.getUTCDay() % 6 === 0 ? 0.35 : 1;
      return dayOf(firm, random, quebecDay(at), known * working * (1 - back / (2 * DAYS)));
    },
  );
}

function dayOf({ companyId, process, product }: Firm, random: Random, day: string, much: number): Row[] {
  if (!random.chance(Math.min(1, much))) return [];
  const [country, language] = READERS(random);
  const place = { companyId, day, country, language, concept: process ?? '', product: '' };
  const times = (most: number): number => Math.round(random.next() * most * much);
  const rows: Row[] = [
    { ...place, kind: 'impression', views: 2 + times(14) },
    { ...place, kind: 'profile', concept: random.chance(0.6) ? place.concept : '', views: times(3) },
    { ...place, kind: 'product', product: product ?? '', views: product ? times(2) : 0 },
    { ...place, kind: 'contact', views: random.chance(0.12) ? 1 : 0 },
  ];
  return rows.filter(({ views }) => views > 0);
}

const insertRows = (tx: Tx, rows: readonly Row[]) =>
  sql`
    insert into visibility_count (company_id, day, kind, country, language, concept, product, views)
    select "companyId", day, kind, country, language, concept, product, views
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("companyId" uuid, day date, kind text, country text, language text, concept text, product text, views bigint)`.execute(
    tx,
  );
