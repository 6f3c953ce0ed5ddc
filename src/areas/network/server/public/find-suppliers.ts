import { z } from 'zod';
import { m } from '#messages';
import { toLocalTime } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, query } from '#platform/use-case/index.ts';
import { conceptName, type Concept, type ConceptKind, type Language } from '../../capabilities/index.ts';
import type { FacetCount, FacetName, Hit, SearchResult } from '../../search/engine.ts';
import { reasonText } from '../../search/reason.rules.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { supplierSearch } from '../search/search-host.ts';
import { filtersOf, searchInput } from '../search/search-suppliers.ts';
import { cardsOf, type SupplierCard } from './card.ts';
import { toLink, type ConceptLink } from './concept-links.ts';

export interface FoundSupplier extends SupplierCard {
  /** Why it was found, each in a line of the reader's language. */
  reasons: string[];
  distanceKm?: number;
}

export type FoundTerms = Readonly<Record<string, ConceptLink & { kind: ConceptKind }>>;

export interface FoundPage {
  total: number;
  kept: 'all' | 'most';
  items: FoundSupplier[];
  facets: Partial<Record<FacetName, FacetCount[]>>;
  below: Record<string, FacetCount[]>;
  /** What the reader calls each concept that the results are counted or narrowed by. */
  terms: FoundTerms;
  /** The concepts that the buyer's words were read as. */
  understood: string[];
  /** The same, by id. */
  concepts: string[];
  typingMistakes: { typed: string; meant: string }[];
}

/** Suppliers as a page lists them. The search says which and why, the database what each shows at this moment. */
export const findSuppliers = query({
  name: 'network.find-suppliers',
  summary: text(m.suppliers_op_find),
  input: searchInput,
  output: z.custom<FoundPage>(),
  allow: anyone,
  async run(asked, { tx, now }) {
    const today = toLocalTime(now).slice(0, 10);
    const { language } = asked;
    const { hits, ...found } = await supplierSearch().search({
      ...{ text: asked.q, readerLanguage: language, filters: filtersOf(asked), today },
      ...{ facets: asked.facets, below: asked.below, offset: asked.offset, limit: asked.limit },
    });
    const narrowing = [...countedConcepts(found), ...(asked.concepts ?? []), ...(asked.certificates ?? [])];
    const concepts = await nameConcepts(tx, [...idsIn(hits, found.understood), ...narrowing]);
    const ids = hits.map(({ id }) => id);
    const cards = new Map((await cardsOf(tx, ids, language, today)).map((card) => [card.id, card]));
    const items = hits.flatMap((hit) => {
      const card = cards.get(hit.id);
      return card ? [{ ...card, ...whyFound(hit, concepts, language) }] : [];
    });
    const understood = found.understood.map(({ concept }) => conceptName(concepts.get(concept), language));
    const asIds = found.understood.map(({ concept }) => concept);
    const terms = termsOf(narrowing, concepts, language);
    return ok({
      ...{ ...found, items, terms },
      ...{ understood: [...new Set(understood)], concepts: [...new Set(asIds)] },
    });
  },
});

const CONCEPT_FACETS = ['process', 'material', 'certificate', 'sector'] as const;

const countedConcepts = ({ facets, below }: Pick<SearchResult, 'facets' | 'below'>): string[] =>
  [...CONCEPT_FACETS.map((facet) => facets[facet] ?? []), ...Object.values(below)]
    .flat()
    .map(({ value }) => value);

const termsOf = (
  ids: readonly string[],
  concepts: ReadonlyMap<string, Concept>,
  language: Language,
): FoundTerms =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const concept = concepts.get(id);
      return concept ? [[id, { ...toLink(id, concepts, language), kind: concept.kind }]] : [];
    }),
  );

const idsIn = (hits: readonly Hit[], understood: SearchResult['understood']): string[] => [
  ...understood.map(({ concept }) => concept),
  ...hits.flatMap(({ reasons }) =>
    reasons.flatMap((one) => (one.kind === 'concept' ? [one.has, one.asked] : [])),
  ),
];

function whyFound(
  { reasons, distanceKm }: Hit,
  concepts: ReadonlyMap<string, Concept>,
  language: Language,
): Pick<FoundSupplier, 'reasons' | 'distanceKm'> {
  return {
    reasons: reasons.map((one) => reasonText(one, concepts, language)),
    ...(distanceKm !== undefined && { distanceKm }),
  };
}
