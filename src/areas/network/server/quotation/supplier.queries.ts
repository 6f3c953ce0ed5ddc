import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { Language } from '../../capabilities/index.ts';
import type { RecipientState, RequestState } from '../../quotation/index.ts';
import type { RecipientRow } from './request.queries.ts';

/** The records of the register that are the actor's firm. */
const ownRecords = ({ companyId }: Actor) => sql`(select k.id from company k
  where k.firm_id = (select own.firm_id from company own where own.id = ${companyId}::uuid))`;

/** The firm's own place in a request; null when it was not asked. */
export async function readOwnRecipient(
  tx: Tx,
  actor: Actor,
  requestId: string,
  { hold }: { hold: boolean } = { hold: false },
): Promise<RecipientRow | null> {
  const { rows } = await sql<RecipientRow>`
    select c.id, c.request_id, c.company_id, c.name, c.slug, c.match, c.state, c.sent_at, c.seen_at, c.accepted_at,
      c.answered_at, c.decline_reason
    from quotation_recipient c where c.request_id = ${requestId}::uuid and c.company_id in ${ownRecords(actor)}
    ${hold ? sql`for no key update` : sql``}`.execute(tx);
  return rows[0] ?? null;
}

export interface InboxRow {
  requestId: string;
  title: string;
  language: Language;
  deadline: string;
  requestState: RequestState;
  state: RecipientState;
  buyerCompany: string;
  buyerCountry: string;
  sentAt: Date;
  seenAt: Date | null;
  score: number | null;
}

/** What a firm was asked for, the newest first: at most so many, which is more than a page shows. */
export async function readInbox(tx: Tx, actor: Actor): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`
    select r.id as request_id, r.title, r.language, r.deadline, r.state as request_state, c.state, r.buyer_company,
      r.buyer_country, c.sent_at, c.seen_at, (c.match->>'score')::int as score
    from quotation_recipient c join quotation_request r on r.id = c.request_id
    where c.company_id in ${ownRecords(actor)} order by c.sent_at desc, r.id limit 500`.execute(tx);
  return rows;
}

/** The profile of the actor's firm, which requests reach it by; null when it has none that is published. */
export async function readOwnProfile(tx: Tx, actor: Actor): Promise<string | null> {
  const { rows } = await sql<{ companyId: string }>`select p.company_id from supplier_profile p
    where p.company_id in ${ownRecords(actor)} and p.state = 'published'`.execute(tx);
  return rows[0]?.companyId ?? null;
}

export interface OpenNeedRow {
  id: string;
  need: unknown;
  language: Language;
  deadline: string;
  buyerCountry: string;
  interested: boolean;
}

/** Needs whose buyers showed them to the network, that this firm was not asked for. */
export async function readOpenNeeds(tx: Tx): Promise<OpenNeedRow[]> {
  const { rows } = await sql<OpenNeedRow>`
    select o.id, o.need, o.language, o.deadline, o.buyer_country,
      exists (select from quotation_interest i where i.request_id = o.id and i.company_id = any(app_own_records())) as interested
    from quotation_open_needs() o order by o.confirmed_at desc, o.id limit 200`.execute(tx);
  return rows;
}
