import { z } from 'zod';
import { m } from '#messages';
import { toLocalTime } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, query } from '#platform/use-case/index.ts';
import { LANGUAGES, type Concept, type Language } from '../../capabilities/index.ts';
import { CONCEPT_FIELDS, NUMBER_NAMES, TEXT_FIELDS } from '../../search/document.ts';
import { FACET_NAMES, type Hit, type SearchFilters } from '../../search/engine.ts';
import { reasonText } from '../../search/reason.rules.ts';
import { nameConcepts } from './name-concepts.ts';
import { supplierSearch } from './search-host.ts';

/** Several values of one filter: `regions=02,03`, or the parameter several times. */
const list = z
  .union([z.array(z.string()), z.string()])
  .transform((value) =>
    [value]
      .flat()
      .flatMap((one) => one.split(','))
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().max(100)).max(50));

const number = z.coerce.number().nonnegative().finite();
const numbers = z.object(
  Object.fromEntries(NUMBER_NAMES.map((name) => [name, number.optional()])) as Record<
    (typeof NUMBER_NAMES)[number],
    z.ZodOptional<typeof number>
  >,
);

/** What a search is asked with, in an address or a call. */
export const searchInput = numbers.extend({
  q: z.string().trim().max(400).default(''),
  /** The reader's: reasons are said in it, and a word of several languages is taken for this one's. */
  language: z.enum(LANGUAGES).default('fr'),
  regions: list.optional(),
  concepts: list.optional(),
  roles: list.optional(),
  sizes: list.optional(),
  languages: list.optional(),
  markets: list.optional(),
  certificates: list.optional(),
  openNow: z.stringbool().optional(),
  latitude: z.coerce.number().min(-90).max(90).optional(),
  longitude: z.coerce.number().min(-180).max(180).optional(),
  km: z.coerce.number().positive().max(20_100).default(100),
  facets: list.pipe(z.array(z.enum(FACET_NAMES))).default([]),
  /** Concepts of which the results are counted by what is just below them. */
  below: list.pipe(z.array(z.string()).max(40)).default([]),
  offset: z.coerce.number().int().min(0).max(5000).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const reason = z.object({
  kind: z.enum(['concept', 'text', 'name']),
  words: z.string(),
  asked: z.string().optional(),
  has: z.string().optional(),
  how: z.enum(['same', 'narrower', 'wider', 'sibling']).optional(),
  field: z.enum([...CONCEPT_FIELDS, ...TEXT_FIELDS]).optional(),
  language: z.enum(LANGUAGES).optional(),
  /** The whole of it in the reader's language. */
  text: z.string(),
});

const counts = z.array(z.object({ value: z.string(), count: z.number().int() }));

const output = z.object({
  total: z.number().int(),
  /** `most` when too few suppliers have all that was asked, so that some have only a good part of it. */
  kept: z.enum(['all', 'most']),
  items: z.array(
    z.object({
      id: z.uuid(),
      slug: z.string(),
      name: z.string(),
      /** By the language that the firm wrote in. */
      summary: z.record(z.string(), z.string()),
      score: z.number(),
      reasons: z.array(reason),
      distanceKm: z.number().optional(),
    }),
  ),
  facets: z.partialRecord(z.enum(FACET_NAMES), counts),
  below: z.record(z.string(), counts),
  understood: z.array(z.object({ words: z.string(), concept: z.string() })),
  typingMistakes: z.array(z.object({ typed: z.string(), meant: z.string() })),
});

export function filtersOf(asked: z.output<typeof searchInput>): SearchFilters {
  const { regions, concepts, roles, sizes, languages, markets, certificates, openNow } = asked;
  const { latitude, longitude, km } = asked;
  const atLeast = Object.fromEntries(
    NUMBER_NAMES.filter((name) => asked[name] !== undefined).map((name) => [name, asked[name]]),
  );
  const near = latitude !== undefined && longitude !== undefined ? { latitude, longitude, km } : undefined;
  return {
    regions,
    concepts,
    roles,
    sizes,
    languages,
    markets,
    certificateValid: certificates,
    openNow,
    atLeast,
    near,
  };
}

/** Suppliers that the public sees, with why each was found. Nobody pays for a place in it. */
export const searchSuppliers = query({
  name: 'network.search-suppliers',
  summary: text(m.suppliers_op_search),
  input: searchInput,
  output,
  allow: anyone,
  http: { method: 'GET', path: '/network/suppliers' },
  async run(asked, { tx, now }) {
    const { hits, ...result } = await supplierSearch().search({
      text: asked.q,
      readerLanguage: asked.language,
      filters: filtersOf(asked),
      today: toLocalTime(now).slice(0, 10),
      facets: asked.facets,
      below: asked.below,
      offset: asked.offset,
      limit: asked.limit,
    });
    const pages =
      hits.length === 0
        ? []
        : await tx
            .selectFrom('supplierPublic')
            .select(['companyId', 'slug', 'published'])
            .where(
              'companyId',
              'in',
              hits.map(({ id }) => id),
            )
            .execute();
    const ids = hits.flatMap(({ reasons }) =>
      reasons.flatMap((one) => (one.kind === 'concept' ? [one.has, one.asked] : [])),
    );
    const concepts = await nameConcepts(tx, ids);
    const byId = new Map(pages.map((page) => [page.companyId, page]));
    // One that was withdrawn this very second is in the index still, and has no page any more.
    const items = hits.flatMap((hit) => {
      const page = byId.get(hit.id);
      const { summary = {} } = (page?.published ?? {}) as { summary?: Record<string, string> };
      return page ? [{ ...hit, slug: page.slug, summary, reasons: said(hit, concepts, asked.language) }] : [];
    });
    return ok({ ...result, items });
  },
});

function said({ reasons }: Hit, concepts: ReadonlyMap<string, Concept>, language: Language) {
  return reasons.map((one) => ({ ...one, text: reasonText(one, concepts, language) }));
}
