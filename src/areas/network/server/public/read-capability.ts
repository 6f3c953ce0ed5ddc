import { z } from 'zod';
import { m } from '#messages';
import { toLocalTime } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, query } from '#platform/use-case/index.ts';
import {
  conceptName,
  ancestorsOf,
  LANGUAGES,
  type Codes,
  type ConceptKind,
  type Language,
} from '../../capabilities/index.ts';
import type { FacetCount } from '../../search/engine.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { supplierSearch } from '../search/search-host.ts';
import { termsOf, toLink, type ConceptLink } from './concept-links.ts';
import type { Choice } from './facet-choices.ts';

export interface CapabilityPage {
  id: string;
  kind: ConceptKind;
  name: string;
  /** Whether it has a term in the reader's language. */
  spoken: boolean;
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
  async run({ concept: id, language }, { tx, now }) {
    const concepts = await nameConcepts(tx, [id]);
    const concept = concepts.get(id);
    if (!concept) return notFound();
    const wider = ancestorsOf(concept, concepts).reverse();
    const { preferred, synonyms } = concept.terms[language];
    const counted = await countBelow(id, toLocalTime(now).slice(0, 10));
    return ok({
      ...{ id, kind: concept.kind, name: conceptName(concept, language), spoken: preferred !== '' },
      ...{ synonyms, codes: concept.codes, terms: termsOf(concept) },
      wider: wider.map((one) => toLink(one.id, concepts, language)),
      narrower: counted.map(({ value, count }) => {
        const { name, href } = toLink(value, concepts, language);
        return { value, count, label: name, href: href! };
      }),
    });
  },
});

/** What is just below it, by how many suppliers have it; of a certificate, by how many hold one that is valid. */
async function countBelow(id: string, today: string): Promise<FacetCount[]> {
  const asked = { text: '', readerLanguage: 'en', today, facets: [], offset: 0, limit: 1 } as const;
  const { below } = await supplierSearch().search({ ...asked, filters: { concepts: [id] }, below: [id] });
  return below[id] ?? [];
}
