import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { RowCandidate, RowDecision } from '../../import/batch.ts';
import { fillMissing, type RowChanges } from '../../import/fill.rules.ts';
import type { StatedRow } from '../../import/import-values.ts';
import { toCompanyFields } from '../../import/read-row.rules.ts';
import { blockingKeys, matchRecord, type MatchRecord, type RankedCandidate } from '../../matching/index.ts';
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

type Known = MatchRecord & { id: string };

const SHOWN = 5;
/** Less likely ones are not worth a person's look. */
const WORTH_SHOWING = 0.01;
const CANDIDATES = 200;
const AT_ONCE = 25;

/** Matches a few hundred rows with the register: candidates in one question, judged one row after the other. */
export async function matchRows(tx: Tx, rows: readonly RowToMatch[]): Promise<Map<number, MatchedRow>> {
  const stated = rows.map((row) => ({ ...row, record: recordOf(row.values) }));
  const candidates = await candidatesOf(tx, stated);
  const matched = new Map<number, MatchedRow>();
  for (const [at, row] of stated.entries()) {
    matched.set(row.rowNumber, judge(row.record, candidates.get(row.rowNumber) ?? []));
    if (at % AT_ONCE === AT_ONCE - 1) await breathe();
  }
  await addChanges(tx, rows, matched);
  return matched;
}

function recordOf({ firm, person }: StatedRow): MatchRecord {
  const record = toMatchRecord(toCompanyFields(firm));
  return { ...record, names: record.names.filter(Boolean), email: person.email };
}

async function candidatesOf(
  tx: Tx,
  rows: readonly { rowNumber: number; record: MatchRecord }[],
): Promise<Map<number, Known[]>> {
  const asked = JSON.stringify(
    rows.map(({ rowNumber, record }) => ({ row_number: rowNumber, keys: blockingKeys(record) })),
  );
  const { rows: pairs } = await sql<{ rowNumber: number; id: string }>`
    select r.row_number, c.id from json_to_recordset(${asked}) r(row_number integer, keys text[])
    join lateral (select c.id from company c where c.blocking_keys && r.keys and c.merged_into is null limit ${sql.lit(CANDIDATES)}) c on true
    order by r.row_number, c.id`.execute(tx);
  const known = await recordsOf(tx, [...new Set(pairs.map(({ id }) => id))]);
  const found = new Map<number, Known[]>();
  for (const { rowNumber, id } of pairs) {
    const list = found.get(rowNumber) ?? [];
    list.push(known.get(id)!);
    found.set(rowNumber, list);
  }
  return found;
}

async function recordsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  const fields = await readFields(tx, ids);
  return new Map([...fields].map(([id, company]) => [id, { id, ...toMatchRecord(company) }]));
}

function judge(record: MatchRecord, known: readonly Known[]): MatchedRow {
  const byNeq = record.neq && known.find(({ neq }) => neq === record.neq);
  if (byNeq) return { decision: 'same', companyId: byNeq.id, probability: 1, candidates: [], changes: null };
  const { decision, candidates } = matchRecord(record, known);
  const [best] = candidates;
  if (decision === 'new' || !best)
    return {
      decision: 'new',
      companyId: null,
      probability: best?.probability ?? null,
      candidates: [],
      changes: null,
    };
  // One NEQ is one firm: however alike they are, two NEQ are for a person to look at.
  const contradicts = record.neq && best.record.neq && best.record.neq !== record.neq;
  if (decision === 'same' && !contradicts) {
    return {
      decision,
      companyId: best.record.id,
      probability: best.probability,
      candidates: [],
      changes: null,
    };
  }
  return {
    decision: 'review',
    companyId: null,
    probability: best.probability,
    candidates: candidates
      .filter(({ probability }) => probability >= WORTH_SHOWING)
      .slice(0, SHOWN)
      .map(shown),
    changes: null,
  };
}

const shown = ({ record, probability, evidence }: RankedCandidate<Known>): RowCandidate => ({
  companyId: record.id,
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
