import { LANGUAGES, type Concept, type Language } from '#areas/network/capabilities/index.ts';
import type { SupplierDocument } from '#areas/network/search/document.ts';
import type { SearchFilters } from '#areas/network/search/engine.ts';
import { seeded } from '#areas/companies/matching/random.ts';
import { pick, pickEarly, type World } from './profiles.ts';

export interface BenchQuery {
  kind: string;
  text: string;
  language: Language;
  filters: SearchFilters;
  /** What a supplier must have to be what was asked; none when the query is of words or of a name. */
  asked: readonly Concept[];
}

const termOf = (concept: Concept, language: Language, random: () => number): string =>
  pick(random, [concept.terms[language].preferred, ...concept.terms[language].synonyms]);

interface Draw {
  random: () => number;
  language: Language;
  concept(kind: string): Concept;
  supplier(): SupplierDocument;
}

const near = { latitude: 48.4, longitude: -71.1, km: 200 };

const ofConcepts = (
  { random, language }: Draw,
  kind: string,
  asked: readonly Concept[],
  filters: SearchFilters = {},
): BenchQuery => {
  const text = asked.map((one) => termOf(one, language, random)).join(' ');
  return { kind, text, language, filters, asked };
};

const KINDS: readonly ((draw: Draw) => BenchQuery)[] = [
  (draw) =>
    ofConcepts(draw, 'one term', [draw.concept(pick(draw.random, ['process', 'product', 'material']))]),
  (draw) => ofConcepts(draw, 'two terms', [draw.concept('process'), draw.concept('material')]),
  (draw) =>
    ofConcepts(draw, 'two terms, filtered', [draw.concept('process'), draw.concept('sector')], {
      regions: ['02', '03'],
      openNow: true,
    }),
  (draw) =>
    ofConcepts(draw, 'one term, near, press, certificate', [draw.concept('product')], {
      near,
      atLeast: { pressTonnes: 500 },
      certificateValid: ['quality-certification'],
    }),
  ({ random, supplier }) => {
    const words = supplier()
      .texts.flatMap(({ text }) => text.split(/[\s,.()]+/))
      .filter((word) => word.length > 3);
    const text = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, words)).join(' ');
    return { kind: 'words of a text', text, language: 'en', filters: {}, asked: [] };
  },
  (draw) => {
    const query = ofConcepts({ ...draw, language: 'en' }, 'one term, mistaken', [draw.concept('process')]);
    return { ...query, text: withMistake(query.text, draw.random) };
  },
  ({ supplier }) => ({ kind: 'a name', text: supplier().name, language: 'fr', filters: {}, asked: [] }),
];

/** What buyers ask: one thing, two things, in any language, narrowed; words of texts; a mistake in typing; a name. */
export function benchQueries(count: number, world: World, sample: readonly SupplierDocument[]): BenchQuery[] {
  const random = seeded(2026);
  const concept = (kind: string) => pickEarly(random, world.byKind.get(kind)!);
  const supplier = () => pick(random, sample);
  return Array.from({ length: count }, (_, at) =>
    KINDS[at % KINDS.length]!({ random, language: pick(random, LANGUAGES), concept, supplier }),
  );
}

/** One letter left out, put in, changed, or swapped with the next; not the first, which few get wrong. */
export function withMistake(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (text.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  return pick(random, [
    before + after,
    before + letter + here + after,
    before + letter + after,
    before + after.slice(0, 1) + here + after.slice(1),
  ]);
}
