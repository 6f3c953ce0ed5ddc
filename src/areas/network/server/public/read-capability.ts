import { z } from 'zod';
import { m } from '#messages';
import { toLocalTime } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, query } from '#platform/use-case/index.ts';
import {
  ancestorsOf,
  LANGUAGES,
  type Codes,
  type Concept,
  type ConceptKind,
  type Language,
} from '../../capabilities/index.ts';
import { conceptName } from '../../search/reason.rules.ts';
import { knownConcepts } from '../profile/index.ts';
import { supplierSearch } from '../search/search-host.ts';
import { termsOf, toLink, type ConceptLink } from './concept-links.ts';
import type { Choice } from './facet-choices.ts';

export interface CapabilityPage {
  id: string;
  kind: ConceptKind;
  name: string;
  synonyms: readonly string[];
  codes: Codes;
  /** Its term in every language. */
  terms: { language: Language; term: string }[];
  /** From the widest concept to the one just above. */
  wider: ConceptLink[];
  /** Those just below that suppliers have, most of them first. */
  narrower: Choice[];
}

/** What the thesaurus says of a concept, and how many suppliers have each narrower one. */
export const readCapability = query({
  name: 'network.read-capability',
  summary: text(m.suppliers_op_capability),
  input: z.object({ concept: z.string().max(80), language: z.enum(LANGUAGES).default('fr') }),
  output: z.custom<CapabilityPage>(),
  allow: anyone,
  async run({ concept: id, language }, { now }) {
    const concepts = knownConcepts();
    const concept = concepts.get(id);
    if (!concept) return notFound();
    const wider = ancestorsOf(concept, concepts).reverse();
    return ok({
      ...{ id, kind: concept.kind, name: conceptName(concept, language) },
      synonyms: concept.terms[language].synonyms,
      codes: concept.codes,
      terms: termsOf(concept),
      wider: wider.map((one) => toLink(one.id, concepts, language)),
      narrower: await narrowerOf(concept, language, toLocalTime(now).slice(0, 10)),
    });
  },
});

async function narrowerOf({ id, kind }: Concept, language: Language, today: string): Promise<Choice[]> {
  const concepts = knownConcepts();
  const below = [...concepts.values()].filter(({ parent }) => parent === id);
  const counted = await Promise.all(below.map((one) => howMany(one.id, kind, today)));
  return below
    .map((one, at) => ({ value: one.id, count: counted[at]!, ...labelled(one.id, language) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function labelled(id: string, language: Language): { label: string; href: string } {
  const { name, href } = toLink(id, knownConcepts(), language);
  return { label: name, href: href! };
}

async function howMany(id: string, kind: ConceptKind, today: string): Promise<number> {
  const filters = kind === 'certificate' ? { certificateValid: [id] } : { concepts: [id] };
  const request = {
    text: '',
    readerLanguage: 'en',
    filters,
    today,
    facets: [],
    offset: 0,
    limit: 1,
  } as const;
  return (await supplierSearch().search(request)).total;
}
