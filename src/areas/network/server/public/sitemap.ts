import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, query } from '#platform/use-case/index.ts';
import { ancestorsOf, LANGUAGES, type Concept, type Language } from '../../capabilities/index.ts';
import { publicPath, SITEMAP_MOST, type SitemapEntry, type SitemapFile } from '../../public/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { conceptPath } from './concept-links.ts';

/** A firm has a hundred products at most: so many firms and their products are in one file. */
const FIRMS_A_FILE = Math.floor(SITEMAP_MOST / 101);

/** The files of the sitemap, each with when anything in it last changed. */
export const listSitemaps = query({
  name: 'network.list-sitemaps',
  summary: text(m.suppliers_op_sitemap),
  input: z.object({}),
  output: z.array(z.custom<SitemapFile & { lastmod: Date }>()),
  allow: anyone,
  async run(_input, { tx }) {
    const { rows } = await sql<{ part: number; lastmod: Date }>`
      select part::int + 1 as part, max(lastmod) as lastmod from (
        select (row_number() over (order by company_id) - 1) / ${FIRMS_A_FILE}::int as part, lastmod from supplier_public) s
      group by part order by part`.execute(tx);
    const [newest] = rows.map(({ lastmod }) => lastmod).sort((a, b) => b.getTime() - a.getTime());
    if (!newest) return ok([]);
    return ok(
      LANGUAGES.flatMap((language): (SitemapFile & { lastmod: Date })[] => [
        { kind: 'pages', language, part: 1, lastmod: newest },
        ...rows.map((row) => ({ kind: 'firms' as const, language, ...row })),
      ]),
    );
  },
});

/** The addresses of one file of the sitemap. */
export const readSitemap = query({
  name: 'network.read-sitemap',
  summary: text(m.suppliers_op_sitemap),
  input: z.object({
    kind: z.enum(['pages', 'firms']),
    language: z.enum(LANGUAGES),
    part: z.number().int().min(1),
  }),
  output: z.array(z.custom<SitemapEntry>()),
  allow: anyone,
  async run({ kind, language, part }, { tx }) {
    if (kind === 'pages' && part > 1) return notFound();
    const entries =
      kind === 'pages' ? await pageEntries(tx, language) : await firmEntries(tx, language, part);
    return entries.length > 0 ? ok(entries) : notFound();
  },
});

async function firmEntries(tx: Tx, language: Language, part: number): Promise<SitemapEntry[]> {
  const { rows } = await sql<{ slug: string; products: string[]; lastmod: Date }>`
    select slug, lastmod,
      array(select p->>'slug' from jsonb_array_elements(coalesce(published->'products', '[]')) p) as products
    from supplier_public order by company_id offset ${(part - 1) * FIRMS_A_FILE} limit ${FIRMS_A_FILE}`.execute(
    tx,
  );
  return rows.flatMap(({ slug, products, lastmod }) => [
    { path: publicPath.firm(language, slug), lastmod },
    ...products.map((product) => ({ path: publicPath.product(language, slug, product), lastmod })),
  ]);
}

/** Home, search, and each capability, certificate and region that some supplier shows. */
async function pageEntries(tx: Tx, language: Language): Promise<SitemapEntry[]> {
  const regions = await sql<{ code: string; lastmod: Date }>`
    select coalesce(s.published->'sites'->0->>'regionCode', f.region_code) as code, max(s.lastmod) as lastmod
    from supplier_public s join company r on r.id = s.company_id join company f on f.id = r.firm_id
    group by 1 having coalesce(s.published->'sites'->0->>'regionCode', f.region_code) is not null order by 1`.execute(
    tx,
  );
  const all = regions.rows.map(({ lastmod }) => lastmod.getTime());
  if (all.length === 0) return [];
  const newest = new Date(Math.max(...all));
  return [
    { path: publicPath.home(language), lastmod: newest },
    { path: publicPath.search(language), lastmod: newest },
    ...regions.rows.map(({ code, lastmod }) => ({ path: publicPath.region(language, code), lastmod })),
    ...(await conceptEntries(tx, language)),
  ];
}

const SHOWN = [
  '$.processes[*].concept',
  '$.materials[*].concept',
  '$.equipment[*].concept',
  '$.products[*].concepts[*]',
  '$.certificates[*].concept',
  '$.finishes[*]',
  '$.services[*]',
  '$.sectors[*]',
];

async function conceptEntries(tx: Tx, language: Language): Promise<SitemapEntry[]> {
  const paths = SHOWN.map((path) => sql`select jsonb_path_query(s.published, ${path}::jsonpath) #>> '{}'`);
  const { rows } = await sql<{ id: string; lastmod: Date }>`
    select c.id, max(s.lastmod) as lastmod from supplier_public s
    cross join lateral (${sql.join(paths, sql` union `)}) c(id) where c.id is not null group by c.id`.execute(
    tx,
  );
  const concepts = await nameConcepts(
    tx,
    rows.map(({ id }) => id),
  );
  const newest = new Map<string, Date>();
  for (const { id, lastmod } of rows)
    for (const one of withAncestors(id, concepts)) {
      const before = newest.get(one);
      if (!before || before < lastmod) newest.set(one, lastmod);
    }
  return [...newest].sort().flatMap(([id, lastmod]) => {
    const concept = concepts.get(id)!;
    // An imported concept has a page in every language, and is of interest in those that it has a term in.
    return concept.terms[language].preferred === ''
      ? []
      : [{ path: conceptPath(concept, language), lastmod }];
  });
}

/** A supplier of a concept is one of everything wider as well. */
function withAncestors(id: string, concepts: ReadonlyMap<string, Concept>): string[] {
  const concept = concepts.get(id);
  return concept ? [id, ...ancestorsOf(concept, concepts).map((one) => one.id)] : [];
}
