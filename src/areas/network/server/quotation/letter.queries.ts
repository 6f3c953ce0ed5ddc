import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { hashSecret, newSecret } from '#platform/ids.ts';
import type { Language } from '../../capabilities/index.ts';

/** What letters are made of. Only the system reads it: no side sees all of it. */
export interface LetterFacts {
  title: string;
  language: Language;
  deadline: string;
  buyerName: string;
  buyerCompany: string;
  buyerEmail: string;
  confirmBy: Date;
}

export async function readLetterFacts(tx: Tx, requestId: string): Promise<LetterFacts | null> {
  const { rows } = await sql<LetterFacts>`
    select r.title, r.language, r.deadline, r.buyer_name, r.buyer_company, b.email as buyer_email, r.confirm_by
    from quotation_request r join quotation_buyer b on b.request_id = r.id where r.id = ${requestId}::uuid`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export interface SupplierAddress {
  companyId: string;
  firm: string;
  languages: string[];
  email: string | null;
  organisationId: string;
}

/** Where a firm is written to: what its profile says of who answers buyers, shown to the public or not. */
const ADDRESS = sql`p.company_id, f.legal_name as firm, f.languages, p.content->'contact'->>'email' as email,
  p.organisation_id from supplier_profile p join company k on k.id = p.company_id join company f on f.id = k.firm_id`;

export async function readRecipientAddress(tx: Tx, recipientId: string): Promise<SupplierAddress | null> {
  const { rows } = await sql<SupplierAddress>`select ${ADDRESS} where p.company_id =
    (select c.company_id from quotation_recipient c where c.id = ${recipientId}::uuid)`.execute(tx);
  return rows[0] ?? null;
}

/** The firms that saved what interests them, beside it, except those that a request went to already. */
export async function readNeedWatches(
  tx: Tx,
  requestId: string,
): Promise<(SupplierAddress & { criteria: unknown })[]> {
  const { rows } = await sql<SupplierAddress & { criteria: unknown }>`
    select w.criteria, a.* from need_watch w join lateral (select ${ADDRESS} where p.company_id = w.company_id
      and p.state = 'published') a on true
    where not exists (select from quotation_recipient c where c.request_id = ${requestId}::uuid and c.company_id = w.company_id)
    order by w.company_id, w.created_at`.execute(tx);
  return rows;
}

/** Notes a letter as written, and says whether it was not yet. */
export async function noteLetter(tx: Tx, key: string, sentAt: Date): Promise<boolean> {
  const { rows } = await sql`insert into quotation_letter (key, sent_at) values (${key}, ${sentAt})
    on conflict do nothing returning key`.execute(tx);
  return rows.length > 0;
}

/** A new link for one letter, to a request or a saved search: its secret, of which only the hash is kept. */
export async function makeLink(
  tx: Tx,
  of: { requestId: string } | { watchId: string },
  madeAt: Date,
): Promise<string> {
  const secret = newSecret();
  await tx
    .insertInto('quotationLink')
    .values({ hash: hashSecret(secret), ...of, madeAt })
    .execute();
  return secret;
}
