import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, ok, query } from '#platform/use-case/index.ts';
import { PROFILE_STATES, type ProfileState } from '../../profile/index.ts';
import { profileParty, visibleProfiles } from '../profile/policies.ts';

/** Where a firm of the register stands in the network: its public page, and its profile for those who look after it. */
export const supplierOfFirm = query({
  name: 'network.supplier-of-firm',
  summary: text(m.suppliers_op_of_firm),
  input: z.object({ companyId: z.uuid() }),
  output: z.object({
    /** Of its public page; null when it has none. */
    slug: z.string().nullable(),
    /** Null when it has none, or one that is not the reader's to see. */
    profile: z.object({ companyId: z.uuid(), state: z.enum(PROFILE_STATES) }).nullable(),
  }),
  allow: anyone,
  async run({ companyId }, { tx, actor }) {
    const records = sql`(select c.id from company c
      where c.firm_id = (select o.firm_id from company o where o.id = ${companyId}::uuid))`;
    const shown = await sql<{ slug: string }>`
      select s.slug from supplier_public s where s.company_id in ${records} limit 1`.execute(tx);
    if (!profileParty(actor)) return ok({ slug: shown.rows[0]?.slug ?? null, profile: null });
    const kept = await sql<{ companyId: string; state: ProfileState }>`
      select p.company_id, p.state from supplier_profile p
      where p.company_id in ${records} and ${visibleProfiles(actor)} limit 1`.execute(tx);
    return ok({ slug: shown.rows[0]?.slug ?? null, profile: kept.rows[0] ?? null });
  },
});
