import { toLocalTime } from '#platform/quebec-time.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { ConceptKind } from '../../capabilities/index.ts';
import type { Need } from '../../quotation/index.ts';
import { supplierSearch } from '../search/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';

const FIELDS = {
  process: 'processes',
  material: 'materials',
  product: 'products',
  finish: 'finishes',
  certificate: 'certificates',
} as const satisfies Partial<Record<ConceptKind, keyof Need>>;

/**
 * A need with the concepts that its buyer's words are read as, in any of the twelve languages, beside those it had. What
 * is no concept of the thesaurus, or one of another kind, is left out: the words themselves stay for people to read.
 */
export async function readNeedWords({ tx, now }: Pick<Context, 'tx' | 'now'>, need: Need): Promise<Need> {
  const { understood } = await supplierSearch().search({
    text: [need.title, ...Object.values(need.words)].join(' ; ').slice(0, 400),
    readerLanguage: need.language,
    filters: {},
    today: toLocalTime(now).slice(0, 10),
    facets: [],
    offset: 0,
    limit: 1,
  });
  const fields = Object.values(FIELDS);
  const ids = [...fields.flatMap((field) => need[field]), ...firstMeanings(understood)];
  const known = await nameConcepts(tx, ids);
  const read: Record<string, string[]> = Object.fromEntries(fields.map((field) => [field, []]));
  for (const id of new Set(ids)) {
    const field = FIELDS[known.get(id)?.kind as keyof typeof FIELDS];
    if (field && read[field]!.length < 20) read[field]!.push(id);
  }
  return { ...need, ...read };
}

/** Of a word that means several things, what the search takes first. */
const firstMeanings = (understood: readonly { words: string; concept: string }[]): string[] => [
  ...new Map([...understood].reverse().map(({ words, concept }) => [words, concept])).values(),
];
