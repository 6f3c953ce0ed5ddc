import type { Language } from '../../capabilities/index.ts';
import type { ConceptField, SupplierDocument } from '../document.ts';
import type { SearchFilters, SearchRequest, SupplierSearch } from '../engine.ts';

/** A supplier of whom only what a test says is known. */
export const supplier = (id: string, parts: Partial<SupplierDocument> = {}): SupplierDocument => ({
  id,
  name: '',
  otherNames: [],
  concepts: [],
  texts: [],
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
  ...parts,
});

export const says = (language: Language, text: string): Pick<SupplierDocument, 'texts'> => ({
  texts: [{ language, field: 'description', text }],
});

export const does = (weight: ConceptField, ...ids: string[]): Pick<SupplierDocument, 'concepts'> => ({
  concepts: ids.map((id) => ({ id, weight })),
});

export const asks = (text: string, parts: Partial<SearchRequest> = {}): SearchRequest => ({
  text,
  readerLanguage: 'en',
  filters: {},
  today: '2026-11-22',
  facets: [],
  offset: 0,
  limit: 10,
  ...parts,
});

/** Makes an empty search of the shipped thesaurus. */
export type Create = () => SupplierSearch;

export const filled = (search: SupplierSearch, ...documents: SupplierDocument[]): SupplierSearch => {
  documents.forEach((document) => search.upsert(document));
  return search;
};

export const found = (search: SupplierSearch, text: string, filters: SearchFilters = {}): string[] =>
  search.search(asks(text, { filters })).hits.map(({ id }) => id);
