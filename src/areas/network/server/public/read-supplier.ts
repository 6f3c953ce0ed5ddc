import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { toLocalTime } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, query, refuse } from '#platform/use-case/index.ts';
import { LANGUAGES } from '../../capabilities/index.ts';
import type { PublicProfile } from '../../profile/index.ts';
import { placeOf, PUBLIC_ROWS, type PublicRow } from './card.ts';
import { conceptLinks, type ConceptLink } from './concept-links.ts';
import { regionLabel } from './facet-choices.ts';

export interface SupplierPage {
  /** Only what the firm agreed to show. */
  profile: PublicProfile;
  name: string;
  place: string;
  city: string | null;
  lastmod: Date;
  today: string;
  /** By id: every concept that the profile names. */
  concepts: Record<string, ConceptLink>;
  /** By code: the regions of its sites. */
  regions: Record<string, string>;
  /** By id: pictures that stand on the page. */
  pictures: Record<string, { width: number; height: number }>;
}

/** The code of the refusal when a page was there once and is no more. */
export const SUPPLIER_GONE = 'supplier-gone';

/** A supplier's public page. */
export const readSupplier = query({
  name: 'network.read-supplier',
  summary: text(m.suppliers_op_read),
  input: z.object({
    slug: z
      .string()
      .max(100)
      .regex(/^[a-z0-9-]+$/),
    language: z.enum(LANGUAGES).default('fr'),
  }),
  output: z.custom<SupplierPage>(),
  allow: anyone,
  async run({ slug, language }, { tx, now }) {
    const { rows } = await sql<PublicRow>`${PUBLIC_ROWS} where s.slug = ${slug}`.execute(tx);
    const [row] = rows;
    if (!row) {
      const gone = await sql<{ was: boolean }>`select supplier_was_public(${slug}) as was`.execute(tx);
      return gone.rows[0]!.was
        ? refuse('not-found', SUPPLIER_GONE, text(m.suppliers_refusal_gone))
        : notFound();
    }
    const profile = row.published;
    const pictures = await tx
      .selectFrom('supplierPicture')
      .select(['id', 'width', 'height'])
      .where('companyId', '=', row.companyId)
      .where('shown', '=', true)
      .execute();
    const codes = (profile.sites ?? []).flatMap(({ regionCode }) => regionCode ?? []);
    return ok({
      ...{ profile, name: row.name, city: row.city, lastmod: row.lastmod, place: placeOf(row, language) },
      today: toLocalTime(now).slice(0, 10),
      concepts: await conceptLinks(tx, profile, language),
      regions: Object.fromEntries(codes.map((code) => [code, regionLabel(code, language)])),
      pictures: Object.fromEntries(pictures.map(({ id, width, height }) => [id, { width, height }])),
    });
  },
});
