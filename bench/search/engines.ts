import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import FlexSearch from 'flexsearch';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import pg from 'pg';
import type { Language } from '#areas/network/capabilities/index.ts';
import { dayNumber } from '#areas/network/search/analyse.ts';
import type { SupplierDocument } from '#areas/network/search/document.ts';
import { FACET_NAMES } from '#areas/network/search/engine.ts';
import { createLexicon, type SearchThesaurus } from '#areas/network/search/lexicon.ts';
import { createSupplierSearch } from '#areas/network/search/search.ts';
import { startPostgres } from '#platform/postgres/supervisor.ts';
import type { BenchQuery } from './queries.ts';

export interface BenchEngine {
  fill(documents: Iterable<SupplierDocument>): Promise<void> | void;
  /** Ids of the first ten, after counting all results by region (ours: by all that a page shows). */
  search(query: BenchQuery): Promise<string[]> | string[];
  /** Bytes that the engine itself counts; else the growth of the process is taken. */
  bytes?(): Promise<number> | number;
  close?(): Promise<void>;
}

/** Beyond these numbers of profiles an engine is left out: it takes the machine's memory, or seconds a query. */
export const ENGINES: Readonly<
  Record<string, { most: number; start(thesaurus: SearchThesaurus): Promise<BenchEngine> | BenchEngine }>
> = {
  virage: { most: Infinity, start: ours },
  minisearch: { most: 100_000, start: minisearch },
  flexsearch: { most: 100_000, start: flexsearch },
  orama: { most: 10_000, start: orama },
  postgres: { most: 1_000_000, start: postgres },
};

function ours(thesaurus: SearchThesaurus): BenchEngine {
  const search = createSupplierSearch(createLexicon(thesaurus));
  const facets = FACET_NAMES.filter((name) => name !== 'language' && name !== 'market');
  const common = { today: '2026-11-22', facets, offset: 0, limit: 10 };
  return {
    fill: (documents) => {
      search.index.fill(documents);
      // What the first search of a day makes is part of indexing, and of its memory.
      search.index.prepareFor(dayNumber(common.today));
    },
    search: ({ text, language, filters }) =>
      search.search({ ...common, text, filters, readerLanguage: language }).hits.map(({ id }) => id),
    bytes: () => search.index.bytes,
  };
}

let terms: ReadonlyMap<string, SearchThesaurus['concepts'][number]> | null = null;

/** What a search without a thesaurus can read of a profile: its texts, and its concepts in the words of its language. */
function flat({ id, name, concepts, texts, regionCode }: SupplierDocument, thesaurus: SearchThesaurus) {
  terms ??= new Map(thesaurus.concepts.map((concept) => [concept.id, concept]));
  const language: Language = texts[0]?.language ?? 'fr';
  const named = concepts.map((concept) => terms!.get(concept.id)?.terms[language].preferred ?? '');
  return { id, name, regionCode, body: [...named, ...texts.map(({ text }) => text)].join(' ') };
}

function* flattened(documents: Iterable<SupplierDocument>, thesaurus: SearchThesaurus) {
  for (const document of documents) yield flat(document, thesaurus);
}

const countBy = (regions: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const region of regions) counts.set(region, (counts.get(region) ?? 0) + 1);
  return counts;
};

function minisearch(thesaurus: SearchThesaurus): BenchEngine {
  const index = new MiniSearch({
    fields: ['name', 'body'],
    storeFields: ['regionCode'],
    searchOptions: { fuzzy: 0.2, prefix: false },
  });
  return {
    fill: (documents) => {
      for (const document of flattened(documents, thesaurus)) index.add(document);
    },
    search: ({ text }) => {
      const found = index.search(text);
      countBy(found.map(({ regionCode }) => regionCode as string));
      return found.slice(0, 10).map(({ id }) => id as string);
    },
  };
}

function flexsearch(thesaurus: SearchThesaurus): BenchEngine {
  const index = new FlexSearch.Index({ tokenize: 'strict' });
  const ids: string[] = [];
  const regions: string[] = [];
  return {
    fill: (documents) => {
      for (const { id, name, regionCode, body } of flattened(documents, thesaurus)) {
        index.add(ids.push(id) - 1, `${name} ${body}`);
        regions.push(regionCode);
      }
    },
    search: ({ text }) => {
      const found = index.search(text, { limit: 1_000_000, suggest: true }) as number[];
      countBy(found.map((at) => regions[at]!));
      return found.slice(0, 10).map((at) => ids[at]!);
    },
  };
}

function orama(thesaurus: SearchThesaurus): BenchEngine {
  const index = create({ schema: { name: 'string', body: 'string', regionCode: 'enum' } as const });
  return {
    fill: async (documents) => {
      await insertMultiple(index, [...flattened(documents, thesaurus)], 1000);
    },
    search: async ({ text }) => {
      const found = await oramaSearch(index, {
        term: text,
        limit: 10,
        tolerance: 1,
        facets: { regionCode: {} },
      });
      return found.hits.map(({ id }) => id);
    },
  };
}

async function postgres(thesaurus: SearchThesaurus): Promise<BenchEngine> {
  const dataDir = path.resolve(import.meta.dirname, '../../.virage/bench-search');
  mkdirSync(dataDir, { recursive: true });
  const server = await startPostgres({ dataDir, log: () => {} });
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  await client.query('drop table if exists bench_supplier');
  await client.query('create unlogged table bench_supplier (id text, region text, words tsvector)');
  return {
    fill: (documents) => fillTable(client, flattened(documents, thesaurus)),
    search: ({ text }) => askTable(client, text),
    bytes: async () => {
      const { rows } = await client.query<{ size: string }>(
        "select pg_total_relation_size('bench_supplier') as size",
      );
      return Number(rows[0]!.size);
    },
    close: async () => {
      await client.query('drop table bench_supplier');
      await client.end();
      await server.stop();
    },
  };
}

async function fillTable(client: pg.Client, documents: Iterable<ReturnType<typeof flat>>): Promise<void> {
  let rows: ReturnType<typeof flat>[] = [];
  const send = () =>
    client.query(
      "insert into bench_supplier select i, r, to_tsvector('simple', b) from unnest($1::text[], $2::text[], $3::text[]) as x (i, r, b)",
      [
        rows.map(({ id }) => id),
        rows.map(({ regionCode }) => regionCode),
        rows.map(({ name, body }) => `${name} ${body}`),
      ],
    );
  for (const row of documents) {
    rows.push(row);
    if (rows.length < 1000) continue;
    await send();
    rows = [];
  }
  await send();
  await client.query('create index on bench_supplier using gin (words)');
  await client.query('analyze bench_supplier');
}

async function askTable(client: pg.Client, text: string): Promise<string[]> {
  const found = await client.query<{ id: string }>({
    name: 'search',
    text: `with q as (select plainto_tsquery('simple', $1) as q),
      found as materialized (select id, region, ts_rank(words, q) as rank from bench_supplier, q where words @@ q),
      counts as (select json_object_agg(region, n) as regions from (select region, count(*) as n from found group by 1) c)
      select id, regions from found, counts order by rank desc limit 10`,
    values: [text],
  });
  return found.rows.map(({ id }) => id);
}
