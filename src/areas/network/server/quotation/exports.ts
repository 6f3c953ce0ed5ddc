import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { decodeCursor, pageInput, pageOf, toPage } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { ok, query, type Context } from '#platform/use-case/index.ts';
import { isExport, RECIPIENT_STATES } from '../../quotation/index.ts';
import { networkOfficer } from '../profile/policies.ts';

const rowSchema = z.object({
  requestId: z.uuid(),
  companyId: z.uuid(),
  firm: z.string(),
  buyerCountry: z.string(),
  sentOn: z.string(),
  state: z.enum(RECIPIENT_STATES),
  quoted: z.boolean(),
  /** What both sides declared alike; null until they do. */
  ordered: z.boolean().nullable(),
  amountCents: z.number().nullable(),
  currency: z.string().nullable(),
  country: z.string().nullable(),
  declaredOn: z.string().nullable(),
  /** How many of the two sides have declared. */
  declared: z.number(),
});
export type ProgrammeRow = z.output<typeof rowSchema>;

/** Days in Québec's time on which requests were received, both included. */
const periodInput = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });

/**
 * What the network's requests came to for the programme's firms: from how many countries, with how many quotations and
 * awards, and the exports that both sides declared. Amounts of different currencies are never added.
 */
export const readExports = query({
  name: 'network.read-exports',
  summary: text(m.quotation_op_exports),
  input: periodInput,
  output: z.object({
    requests: z.number().int(),
    firms: z.number().int(),
    countries: z.number().int(),
    quotations: z.number().int(),
    awards: z.number().int(),
    /** Orders that both sides declared, whose parts leave the country. */
    exports: z.number().int(),
    amounts: z.array(
      z.object({ country: z.string(), currency: z.string(), orders: z.number(), amountCents: z.number() }),
    ),
    rows: z.array(rowSchema),
  }),
  allow: networkOfficer,
  http: { method: 'GET', path: '/network/exports' },
  async run(period, context) {
    const rows = await readRows(context, period);
    const exported = rows.filter(isDeclaredExport);
    return ok({
      requests: distinct(rows, ({ requestId }) => requestId),
      firms: distinct(rows, ({ companyId }) => companyId),
      countries: distinct(rows, ({ buyerCountry }) => buyerCountry),
      quotations: rows.filter(({ quoted }) => quoted).length,
      awards: rows.filter(({ state }) => state === 'awarded').length,
      exports: exported.length,
      amounts: amountsOf(exported),
      rows,
    });
  },
});

/** The same requests, a page at a time. */
export const listExports = query({
  name: 'network.list-exports',
  summary: text(m.quotation_op_list_exports),
  input: periodInput.extend(pageInput.shape),
  output: pageOf(rowSchema),
  allow: networkOfficer,
  http: { method: 'GET', path: '/network/exports/requests' },
  async run({ cursor, limit, ...period }, context) {
    const rows = await readRows(context, period, { after: decodeCursor(cursor, 3), limit: limit + 1 });
    return ok(toPage(rows, limit, ({ sentOn, requestId, companyId }) => [sentOn, requestId, companyId]));
  },
});

export const isDeclaredExport = ({ ordered, country }: ProgrammeRow): boolean =>
  isExport({ ordered: ordered === true, country });

const distinct = (rows: readonly ProgrammeRow[], of: (row: ProgrammeRow) => string): number =>
  new Set(rows.map(of)).size;

interface Part {
  after: readonly (string | number | null)[] | null;
  limit: number;
}

/** What came in a period, the newest first: all of it, or the part after a row. */
async function readRows(
  { tx }: Context,
  { from, to }: z.output<typeof periodInput>,
  { after, limit }: Partial<Part> = {},
): Promise<ProgrammeRow[]> {
  const beyond = after
    ? sql`and (r.sent_on, request_id, company_id) < (${after[0]}::date, ${after[1]}::uuid, ${after[2]}::uuid)`
    : sql``;
  const { rows } = await sql<ProgrammeRow>`
    select request_id, company_id, firm, buyer_country, sent_on::text, state, quoted, ordered, amount_cents::float8 as amount_cents,
      currency, country, declared_on::text, declared
    from quotation_programme_rows() r
    where (${from ?? null}::date is null or r.sent_on >= ${from ?? null}::date)
      and (${to ?? null}::date is null or r.sent_on <= ${to ?? null}::date) ${beyond}
    order by r.sent_on desc, request_id desc, company_id desc limit ${limit ?? null}`.execute(tx);
  return rows;
}

function amountsOf(exported: readonly ProgrammeRow[]) {
  const byPlace = new Map<
    string,
    { country: string; currency: string; orders: number; amountCents: number }
  >();
  for (const { country, currency, amountCents } of exported) {
    const place = { country: country!, currency: currency! };
    const key = `${country} ${currency}`;
    const known = byPlace.get(key) ?? { ...place, orders: 0, amountCents: 0 };
    byPlace.set(key, { ...known, orders: known.orders + 1, amountCents: known.amountCents + amountCents! });
  }
  return [...byPlace.values()].sort(
    (a, b) => a.country.localeCompare(b.country) || a.currency.localeCompare(b.currency),
  );
}
