import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { decodeCursor, pageInput, pageOf, toPage } from '#platform/paging.ts';
import type { Runtime } from '#platform/runtime.ts';
import { csvStream, type CellValue } from '#platform/tabular/index.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, perform, publicActor, query } from '#platform/use-case/index.ts';
import { LANGUAGES } from '../../capabilities/index.ts';
import { publicPath, supplierThing, type DescribedSupplier } from '../../public/index.ts';
import { PUBLIC_ROWS, type PublicRow } from './card.ts';
import { conceptLinks } from './concept-links.ts';

/** What anybody may do with the public directory: use it for anything, and say whose it is. */
export const OPEN_DATA_LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

const PAGE = 200;

export interface OpenSupplier extends DescribedSupplier {
  regionCode: string | null;
  lastmod: Date;
}

/**
 * The public directory, page by page: what each firm agreed to show, without the person who answers there, whose name and
 * address are for buyers and not for lists.
 */
export const listOpenData = query({
  name: 'network.list-open-data',
  summary: text(m.visibility_op_open_data),
  input: pageInput.extend({ language: z.enum(LANGUAGES).default('fr') }),
  output: pageOf(z.custom<OpenSupplier>()),
  allow: anyone,
  http: { method: 'GET', path: '/network/open-data' },
  async run({ cursor, limit, language }, { tx }) {
    const [after = null] = decodeCursor(cursor, 1) ?? [];
    const { rows } = await sql<PublicRow>`${PUBLIC_ROWS}
      where ${after}::text is null or s.slug > ${after}::text order by s.slug limit ${limit + 1}`.execute(tx);
    const { items, nextCursor } = toPage(rows, limit, ({ slug }) => [slug]);
    const described = items.map(async ({ published, slug, name, city, regionCode, lastmod }) => {
      const { contact: _, ...profile } = published;
      const concepts = await conceptLinks(tx, profile, language);
      return { slug, name, city, regionCode, lastmod, profile, concepts, pictures: {} };
    });
    return ok({ items: await Promise.all(described), nextCursor, total: null });
  },
});

async function* everySupplier(runtime: Runtime): AsyncGenerator<OpenSupplier> {
  let cursor: string | undefined;
  do {
    const asked = { limit: PAGE, cursor };
    const page = await perform(
      runtime,
      { actor: publicActor, locale: 'fr', channel: 'page' },
      listOpenData,
      asked,
    );
    if (!page.ok) throw new Error(`The open data were refused: ${page.refusal.code}`);
    yield* page.value.items;
    cursor = page.value.nextCursor ?? undefined;
  } while (cursor);
}

const several = (values: readonly string[] | undefined): string => (values ?? []).join(' | ');

type OpenColumn = readonly [string, (supplier: OpenSupplier, origin: string) => CellValue];

/** Names of columns are the same for everybody: a program reads them. Concepts are ids of the thesaurus. */
const COLUMNS: readonly OpenColumn[] = [
  ['name', ({ name }) => name],
  ['url', ({ slug }, origin) => origin + publicPath.firm('fr', slug)],
  ['city', ({ city }) => city],
  ['region_code', ({ regionCode }) => regionCode],
  ['summary_fr', ({ profile }) => profile.summary?.fr ?? null],
  ['summary_en', ({ profile }) => profile.summary?.en ?? null],
  ['processes', ({ profile }) => several(profile.processes?.map(({ concept }) => concept))],
  ['materials', ({ profile }) => several(profile.materials?.map(({ concept }) => concept))],
  ['finishes', ({ profile }) => several(profile.finishes)],
  ['services', ({ profile }) => several(profile.services)],
  ['sectors', ({ profile }) => several(profile.sectors)],
  ['certificates', ({ profile }) => several(profile.certificates?.map(({ concept }) => concept))],
  ['languages', ({ profile }) => several(profile.languages)],
  ['markets', ({ profile }) => several(profile.markets?.map(({ country }) => country))],
  ['hs_codes', ({ profile }) => several(profile.hsCodes)],
  ['updated_at', ({ lastmod }) => lastmod.toISOString()],
  ['licence', () => OPEN_DATA_LICENCE],
];

/** The public directory as CSV, written while it is read. */
export const openDataCsv = (runtime: Runtime): ReadableStream<Uint8Array> =>
  csvStream(
    COLUMNS.map(([name]) => name),
    csvRows(runtime),
    { delimiter: ',' },
  );

async function* csvRows(runtime: Runtime): AsyncGenerator<CellValue[]> {
  for await (const supplier of everySupplier(runtime))
    yield COLUMNS.map(([, value]) => value(supplier, runtime.config.origin));
}

/** The public directory as linked data of schema.org, written while it is read. */
export function openDataJsonLd(runtime: Runtime): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = jsonPieces(runtime);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void pieces.return(undefined),
  });
}

async function* jsonPieces(runtime: Runtime): AsyncGenerator<string> {
  const { origin } = runtime.config;
  const dataset = {
    ...{ '@context': 'https://schema.org', '@type': 'Dataset' },
    name: 'Fournisseurs de métal du Québec',
    description: 'Ce que chaque entreprise du réseau accepte de montrer.',
    ...{ url: `${origin}/suppliers`, license: OPEN_DATA_LICENCE },
  };
  yield `${JSON.stringify(dataset).slice(0, -1)},"hasPart":[`;
  let between = '';
  for await (const supplier of everySupplier(runtime)) {
    const { '@context': _, ...thing } = supplierThing(supplier, { origin, language: 'fr' });
    yield `${between}\n${JSON.stringify(thing)}`;
    between = ',';
  }
  yield '\n]}\n';
}
