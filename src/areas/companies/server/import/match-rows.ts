import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { RowCandidate, RowDecision } from '../../import/batch.ts';
import { fillMissing, type RowChanges } from '../../import/fill.rules.ts';
import type { StatedRow } from '../../import/import-values.ts';
import { toCompanyFields } from '../../import/read-row.rules.ts';
import {
  blockingKeys,
  matchAmong,
  type MatchRecord,
  type MatchResult,
  type RankedCandidate,
} from '../../matching/index.ts';
import { BLOCK_CAP } from '../../matching/register.ts';
import { readFields } from '../company-fields.queries.ts';
import { toMatchRecord } from '../company-row.ts';

export interface RowToMatch {
  rowNumber: number;
  values: StatedRow;
}

/** Whether a row's firm is in the register, and what it would change there. */
export interface MatchedRow {
  decision: RowDecision;
  companyId: string | null;
  /** Chance that the first candidate is the row's firm; null without one. */
  probability: number | null;
  /** For a person to choose from: only for rows to review. */
  candidates: RowCandidate[];
  changes: RowChanges | null;
}

/** A firm of the register, or what one or several rows state of a firm: those have no id. */
type Compared = MatchRecord & { id?: string };

const SHOWN = 5;
/** Less likely ones are not worth a person's look. */
const WORTH_SHOWING = 0.01;
const CANDIDATES = 200;
const AT_ONCE = 50;
const SCANS = ['enable_seqscan', 'enable_indexscan', 'enable_indexonlyscan'];

/** What is known of the register before a list is matched with it. */
export interface RegisterSketch {
  /** Firms in it: the more, the more namesakes. */
  firms: number;
  /** Keys that so many firms share that they tell nothing: the duplicate engine leaves out the same. */
  crowded: ReadonlySet<string>;
}

/** Reads the sketch, and gets the index of keys ready for many look-ups. */
export async function sketchRegister(tx: Tx): Promise<RegisterSketch> {
  // Keys just written wait in a list that each look-up would read through: after a large import, the longest part of it.
  await sql`select gin_clean_pending_list('company_blocking')`.execute(tx);
  const { rows: firms } = await sql<{ n: number }>`
    select count(*) as n from company where merged_into is null`.execute(tx);
  const { rows: crowded } = await sql<{ key: string }>`
    select key from company c cross join lateral unnest(c.blocking_keys) key
    where c.merged_into is null group by key having count(*) > ${BLOCK_CAP}`.execute(tx);
  return { firms: firms[0]?.n ?? 0, crowded: new Set(crowded.map(({ key }) => key)) };
}

/**
 * Matches a few hundred rows with the register: candidates of all in one question, each record read once, each row
 * judged against its own candidates.
 */
export async function matchRows(
  tx: Tx,
  rows: readonly RowToMatch[],
  register: RegisterSketch,
): Promise<Map<number, MatchedRow>> {
  const held = await holdersOf(tx, rows);
  const byNeq = ({ values }: RowToMatch) => held.get(values.firm.neq ?? '');
  const matched = new Map(rows.flatMap((row) => (byNeq(row) ? [[row.rowNumber, same(byNeq(row)!, 1)]] : [])));
  const others = await judgeRows(
    tx,
    rows.filter((row) => !byNeq(row)),
    register,
  );
  for (const [rowNumber, row] of others) matched.set(rowNumber, row);
  await addChanges(tx, rows, matched);
  return matched;
}

/** The firms of the register that hold the NEQ of these rows: one NEQ is one firm, whatever its name. */
async function holdersOf(tx: Tx, rows: readonly RowToMatch[]): Promise<Map<string, string>> {
  const numbers = rows.flatMap(({ values }) => values.firm.neq ?? []);
  const { rows: found } = await sql<{ neq: string; id: string }>`
    select neq, id from company where neq = any(${numbers}::text[]) and merged_into is null`.execute(tx);
  return new Map(found.map(({ neq, id }) => [neq, id]));
}

async function judgeRows(
  tx: Tx,
  rows: readonly RowToMatch[],
  register: RegisterSketch,
): Promise<Map<number, MatchedRow>> {
  const stated = distinctRecords(rows);
  const candidates = await candidatesOf(tx, stated.records, register.crowded);
  const known = await recordsOf(tx, [...new Set(candidates.flat())]);
  const records: Compared[] = [...stated.records, ...known];
  const placeOf = new Map(known.map(({ id }, at) => [id, stated.records.length + at]));
  const judge = matchAmong(records, { registerSize: register.firms });
  const judged: MatchedRow[] = [];
  for (const at of stated.records.keys()) {
    const places = candidates[at]!.flatMap((id) => placeOf.get(id) ?? []);
    judged.push(decide(records, at, places, judge));
    if (at % AT_ONCE === AT_ONCE - 1) await breathe();
  }
  return new Map(rows.map((row, at) => [row.rowNumber, { ...judged[stated.placeOfRow[at]!]! }]));
}

/** Rows that state a firm in the same words are judged once: ten people of one firm do not make its telephone shared. */
function distinctRecords(rows: readonly RowToMatch[]): { records: Compared[]; placeOfRow: number[] } {
  const records: Compared[] = [];
  const places = new Map<string, number>();
  const placeOfRow = rows.map(({ values }) => {
    const record = recordOf(values);
    const key = JSON.stringify({ ...record, email: record.email?.replace(/^.*@/, '') });
    const place = places.get(key) ?? records.push(record) - 1;
    places.set(key, place);
    return place;
  });
  return { records, placeOfRow };
}

function recordOf({ firm, person }: StatedRow): Compared {
  const record = toMatchRecord(toCompanyFields(firm));
  return { ...record, names: record.names.filter(Boolean), email: person.email };
}

/** For each record, the firms that share a key with it, in a fixed order: a check that goes on says the same. */
async function candidatesOf(
  tx: Tx,
  records: readonly Compared[],
  crowded: ReadonlySet<string>,
): Promise<string[][]> {
  const telling = (record: Compared) => blockingKeys(record).filter((key) => !crowded.has(key));
  const asked = JSON.stringify(records.map((record, at) => ({ at, keys: telling(record) })));
  // The planner cannot know the keys beforehand, and would read the whole register, or a whole index of it, for each
  // row: bitmap scans alone leave it the index of keys. `offset 0` keeps the order out of its reach.
  await sql`select set_config(name, 'off', true) from unnest(${SCANS}::text[]) name`.execute(tx);
  const { rows } = await sql<{ at: number; id: string }>`
    select r.at, c.id from json_to_recordset(${asked}) r(at integer, keys text[])
    join lateral (select id from (
      select c.id from company c where c.blocking_keys && r.keys and c.merged_into is null offset 0) sharing
      order by id limit ${sql.lit(CANDIDATES)}) c on true order by 1, 2`.execute(tx);
  await sql`select set_config(name, 'on', true) from unnest(${SCANS}::text[]) name`.execute(tx);
  const found: string[][] = records.map(() => []);
  for (const { at, id } of rows) found[at]!.push(id);
  return found;
}

async function recordsOf(tx: Tx, ids: readonly string[]): Promise<(MatchRecord & { id: string })[]> {
  if (ids.length === 0) return [];
  const fields = await readFields(tx, ids);
  return [...fields].map(([id, company]) => ({ id, ...toMatchRecord(company) }));
}

type Judge = (incoming: number, candidates: readonly number[]) => MatchResult<Compared>;

function decide(
  records: readonly Compared[],
  at: number,
  places: readonly number[],
  judge: Judge,
): MatchedRow {
  const { neq } = records[at]!;
  const { decision, candidates } = judge(at, places);
  const [best] = candidates;
  if (decision === 'new' || !best) return { ...FRESH, probability: best?.probability ?? null };
  // One NEQ is one firm: however alike they are, two NEQ are for a person to look at.
  const contradicts = neq && best.record.neq && best.record.neq !== neq;
  if (decision === 'same' && !contradicts) return same(best.record.id!, best.probability);
  const worth = candidates.filter(({ probability }) => probability >= WORTH_SHOWING).slice(0, SHOWN);
  return { ...FRESH, decision: 'review', probability: best.probability, candidates: worth.map(shown) };
}

const FRESH: MatchedRow = {
  decision: 'new',
  companyId: null,
  probability: null,
  candidates: [],
  changes: null,
};

const same = (companyId: string, probability: number): MatchedRow => ({
  ...FRESH,
  decision: 'same',
  companyId,
  probability,
});

const shown = ({ record, probability, evidence }: RankedCandidate<Compared>): RowCandidate => ({
  companyId: record.id!,
  name: record.names[0] ?? '',
  probability,
  evidence: evidence.map((line) => ({ ...line })),
});

async function addChanges(
  tx: Tx,
  rows: readonly RowToMatch[],
  matched: Map<number, MatchedRow>,
): Promise<void> {
  const ids = [...matched.values()].flatMap(({ companyId }) => companyId ?? []);
  if (ids.length === 0) return;
  const fields = await readFields(tx, ids);
  for (const { rowNumber, values } of rows) {
    const row = matched.get(rowNumber);
    if (row?.companyId) row.changes = fillMissing(fields.get(row.companyId)!, values.firm).changes;
  }
}
