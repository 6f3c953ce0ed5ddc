import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { toLocalTime } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, query } from '#platform/use-case/index.ts';
import { LANGUAGES } from '../../capabilities/index.ts';
import { PUBLIC_ROWS, toCards, type PublicRow, type SupplierCard } from './card.ts';

/** Suppliers that were published or changed last, the newest first. */
export const recentSuppliers = query({
  name: 'network.recent-suppliers',
  summary: text(m.suppliers_op_recent),
  input: z.object({
    language: z.enum(LANGUAGES).default('fr'),
    limit: z.coerce.number().int().min(1).max(50).default(50),
  }),
  output: z.object({ items: z.array(z.custom<SupplierCard>()) }),
  allow: anyone,
  async run({ language, limit }, { tx, now }) {
    const { rows } = await sql<PublicRow>`${PUBLIC_ROWS}
      order by s.lastmod desc, s.company_id limit ${limit}`.execute(tx);
    return ok({ items: await toCards(tx, rows, language, toLocalTime(now).slice(0, 10)) });
  },
});
