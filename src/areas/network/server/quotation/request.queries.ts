import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { quebecDay } from '#platform/clock.ts';
import type { Language } from '../../capabilities/index.ts';
import {
  needSchema,
  requestStateAt,
  type ChangeKind,
  type Need,
  type NeedChange,
  type RecipientState,
  type RequestState,
} from '../../quotation/index.ts';

/** A request as it is kept. `state` is the stored one: see `standingOf`. */
export interface RequestRow {
  id: string;
  need: Need;
  title: string;
  language: Language;
  state: RequestState;
  deadline: string;
  buyerName: string;
  buyerCompany: string;
  buyerCountry: string;
  createdAt: Date;
  confirmBy: Date;
  confirmedAt: Date | null;
  sentAt: Date | null;
  awardedAt: Date | null;
  endedAt: Date | null;
  endReason: string;
}

const WHOLE = sql`r.id, r.need, r.title, r.language, r.state, r.deadline, r.buyer_name, r.buyer_company,
  r.buyer_country, r.created_at, r.confirm_by, r.confirmed_at, r.sent_at, r.awarded_at, r.ended_at, r.end_reason`;

/** The request as it is today: past its deadline it is closed. */
export const standingOf = (row: Pick<RequestRow, 'state' | 'deadline'>, now: Date): RequestState =>
  requestStateAt(row, quebecDay(now));

/** The request that the transaction's link opens; held until its end when it is to be changed. */
export function readLinkedRequest(tx: Tx, options: { hold: boolean }): Promise<RequestRow | null> {
  return readOne(tx, sql`r.id = app_quotation()`, options.hold);
}

/** A request by its id, if the transaction's actor may see it. */
export function readRequestById(tx: Tx, id: string): Promise<RequestRow | null> {
  return readOne(tx, sql`r.id = ${id}::uuid`, false);
}

async function readOne(tx: Tx, which: RawBuilder<unknown>, hold: boolean): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`select ${WHOLE} from quotation_request r where ${which}
    ${hold ? sql`for no key update` : sql``}`.execute(tx);
  const [row] = rows;
  return row ? { ...row, need: needSchema.parse(row.need) } : null;
}

export interface RecipientRow {
  id: string;
  requestId: string;
  companyId: string;
  name: string;
  slug: string;
  match: { score?: number; lacks?: string[] };
  state: RecipientState;
  sentAt: Date;
  seenAt: Date | null;
  acceptedAt: Date | null;
  answeredAt: Date | null;
  declineReason: string | null;
}

export function readRecipients(tx: Tx, requestId: string): Promise<RecipientRow[]> {
  return tx
    .selectFrom('quotationRecipient')
    .select(['id', 'requestId', 'companyId', 'name', 'slug', 'match', 'state', 'sentAt', 'seenAt'])
    .select(['acceptedAt', 'answeredAt', 'declineReason'])
    .where('requestId', '=', requestId)
    .orderBy('sentAt')
    .orderBy('name')
    .execute() as Promise<RecipientRow[]>;
}

/** Suppliers that a request still concerns: asked, and neither declined nor passed over. */
export const standingRecipients = (recipients: readonly RecipientRow[]): RecipientRow[] =>
  recipients.filter(({ state }) => state === 'sent' || state === 'accepted' || state === 'quoted');

export interface ChangeRow extends NeedChange {
  id: string;
  kind: ChangeKind;
  reason: string;
  at: Date;
}

/** What the buyer changed, the newest first. */
export function readChanges(tx: Tx, requestId: string): Promise<ChangeRow[]> {
  return tx
    .selectFrom('quotationChange')
    .select(['id', 'kind', 'before', 'after', 'reason', 'at'])
    .where('requestId', '=', requestId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute() as unknown as Promise<ChangeRow[]>;
}

export interface QuestionRow {
  id: string;
  recipientId: string;
  text: string;
  askedAt: Date;
  answer: string | null;
  answeredAt: Date | null;
}

/** The questions of a request that the transaction's asker may read, in the order in which they were asked. */
export function readQuestions(tx: Tx, requestId: string): Promise<QuestionRow[]> {
  return tx
    .selectFrom('quotationQuestion')
    .select(['id', 'recipientId', 'text', 'askedAt', 'answer', 'answeredAt'])
    .where('requestId', '=', requestId)
    .orderBy('askedAt')
    .orderBy('id')
    .execute();
}

export interface QuotationRow {
  id: string;
  recipientId: string;
  version: number;
  priceCents: number;
  currency: string;
  priceFor: 'total' | 'unit';
  leadTimeDays: number;
  validUntil: string;
  incoterm: string;
  text: string;
  madeByName: string;
  madeAt: Date;
  withdrawnAt: Date | null;
}

/** Every version of the quotations that the asker may read, the newest first. */
export async function readQuotations(tx: Tx, requestId: string): Promise<QuotationRow[]> {
  const rows = await tx
    .selectFrom('quotation')
    .select(['id', 'recipientId', 'version', 'priceCents', 'currency', 'priceFor', 'leadTimeDays'])
    .select(['validUntil', 'incoterm', 'text', 'madeByName', 'madeAt', 'withdrawnAt'])
    .where('requestId', '=', requestId)
    .orderBy('madeAt', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, priceCents: Number(row.priceCents) })) as QuotationRow[];
}

/** The version that counts for each supplier: its last, unless it was withdrawn. */
export function standingQuotations(rows: readonly QuotationRow[]): QuotationRow[] {
  const last = new Map<string, QuotationRow>();
  for (const row of rows) {
    const known = last.get(row.recipientId);
    if (!known || known.version < row.version) last.set(row.recipientId, row);
  }
  return [...last.values()].filter(({ withdrawnAt }) => withdrawnAt === null);
}

export interface OutcomeRow {
  recipientId: string;
  side: 'buyer' | 'supplier';
  ordered: boolean;
  amountCents: number | null;
  currency: string | null;
  country: string | null;
  declaredByName: string;
  declaredAt: Date;
}

export async function readOutcomes(tx: Tx, requestId: string): Promise<OutcomeRow[]> {
  const rows = await tx
    .selectFrom('quotationOutcome')
    .select(['recipientId', 'side', 'ordered', 'amountCents', 'currency', 'country'])
    .select(['declaredByName', 'declaredAt'])
    .where('requestId', '=', requestId)
    .execute();
  return rows.map((row) => ({
    ...row,
    amountCents: row.amountCents === null ? null : Number(row.amountCents),
  })) as OutcomeRow[];
}

export interface DrawingRow {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  scan: 'clean' | 'unscanned';
}

export async function readDrawings(tx: Tx, requestId: string): Promise<DrawingRow[]> {
  const rows = await tx
    .selectFrom('quotationDrawing')
    .select(['id', 'name', 'mediaType', 'sizeBytes', 'scan'])
    .where('requestId', '=', requestId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) })) as DrawingRow[];
}
