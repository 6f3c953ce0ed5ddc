import { z } from 'zod';
import { m } from '#messages';
import { toLocalTime } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, query } from '#platform/use-case/index.ts';
import type { Concept, Language } from '../../capabilities/index.ts';
import type { FacetCount, FacetName, Hit, SearchResult } from '../../search/engine.ts';
import { conceptName, reasonText } from '../../search/reason.rules.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { supplierSearch } from '../search/search-host.ts';
import { filtersOf, searchInput } from '../search/search-suppliers.ts';
import { cardsOf, type SupplierCard } from './card.ts';

export interface FoundSupplier extends SupplierCard {
  /** Why it was found, each in a line of the reader's language. */
  reasons: string[];
  distanceKm?: number;
}

export interface FoundPage {
  total: number;
  kept: 'all' | 'most';
  items: FoundSupplier[];
  facets: Partial<Record<FacetName, FacetCount[]>>;
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
      ...{ facets: asked.facets, offset: asked.offset, limit: asked.limit },
    });
    const concepts = await nameConcepts(tx, idsIn(hits, found.understood));
    const ids = hits.map(({ id }) => id);
    const cards = new Map((await cardsOf(tx, ids, language, today)).map((card) => [card.id, card]));
    const items = hits.flatMap((hit) => {
      const card = cards.get(hit.id);
      return card ? [{ ...card, ...whyFound(hit, concepts, language) }] : [];
    });
    const understood = found.understood.map(({ concept }) => conceptName(concepts.get(concept), language));
    const asIds = found.understood.map(({ concept }) => concept);
    return ok({ ...found, items, understood: [...new Set(understood)], concepts: [...new Set(asIds)] });
  },
});

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
