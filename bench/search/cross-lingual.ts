import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '#areas/network/capabilities/index.ts';
import type { SupplierDocument } from '#areas/network/search/document.ts';
import { createLexicon, type SearchThesaurus } from '#areas/network/search/lexicon.ts';
import { createSupplierSearch } from '#areas/network/search/search.ts';

export type Labels = Record<string, string>;

export const readLabels = (file: string): Labels[] =>
  parse(readFileSync(file, 'utf8'), { columns: true, bom: true }) as Labels[];

export const labelLanguages = (labels: readonly Labels[]): Language[] =>
  LANGUAGES.filter((language) => labels[0] && language in labels[0]);

/** A supplier of whom only one text in one language is known. */
export const described = (id: string, language: Language, text: string): SupplierDocument => ({
  id,
  name: '',
  otherNames: [],
  concepts: [],
  texts: [{ language, field: 'summary', text }],
  regionCode: '',
  municipality: '',
  point: null,
  numbers: {},
  openNow: false,
  certificates: [],
  roles: [],
  sizeClass: '',
  languages: [],
  markets: [],
  updatedAt: '2026-01-01T00:00:00Z',
});

/** Share of the labels in `query` that find their own profile, which is the label in `profile`, among the first ten. */
export type PairRecall = Map<Language, Map<Language, number>>;

export function crossLingual(labels: readonly Labels[], thesaurus: SearchThesaurus): PairRecall {
  const languages = labelLanguages(labels);
  const lexicon = createLexicon(thesaurus);
  const recall: PairRecall = new Map(languages.map((language) => [language, new Map()]));
  for (const profile of languages) {
    const search = createSupplierSearch(lexicon);
    search.index.fill(labels.map((row) => described(row.code!, profile, row[profile]!)));
    for (const query of languages) {
      const found = labels.filter((row) =>
        search
          .search({
            text: row[query]!,
            readerLanguage: query,
            filters: {},
            today: '2026-01-01',
            facets: [],
            offset: 0,
            limit: 10,
          })
          .hits.some(({ id }) => id === row.code),
      );
      recall.get(query)!.set(profile, found.length / labels.length);
    }
  }
  return recall;
}
