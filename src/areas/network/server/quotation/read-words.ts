import { quebecDay } from '#platform/clock.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { Language } from '../../capabilities/index.ts';
import { joinTempers, NEED_FIELDS, NEED_WORDS, type Need, type NeedKind } from '../../quotation/index.ts';
import { supplierSearch } from '../search/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';

const KINDS = Object.keys(NEED_FIELDS) as NeedKind[];
const MOST = 20;

interface Read {
  words: string;
  concept: string;
}

/**
 * A need with the concepts that its buyer's words are read as, in any of the twelve languages, beside those it had. Of a
 * word that means several things, each field takes the one of its own kind. What is no concept of the thesaurus is left
 * out: the words themselves stay for people to read.
 */
export async function readNeedWords({ tx, now }: Pick<Context, 'tx' | 'now'>, need: Need): Promise<Need> {
  const today = quebecDay(now);
  const read = (text: string) => (text === '' ? [] : understand(text, need.language, today));
  const [title = [], ...fields] = await Promise.all(
    [need.title, ...NEED_WORDS.map((about) => need.words[about])].map(read),
  );
  const given = KINDS.flatMap((kind) => need[NEED_FIELDS[kind]]);
  const known = await nameConcepts(tx, [
    ...given,
    ...[title, ...fields].flat().map(({ concept }) => concept),
  ]);
  const ofKind = (kind: string, ids: readonly string[]) => ids.filter((id) => known.get(id)?.kind === kind);
  const found = Object.fromEntries(
    KINDS.map((kind) => {
      const about = fields[(NEED_WORDS as readonly string[]).indexOf(kind)] ?? [];
      const ids = [...need[NEED_FIELDS[kind]], ...firstOf(kind, about), ...firstOf(kind, title)];
      const all = [...new Set(ofKind(kind, ids))];
      return [NEED_FIELDS[kind], (kind === 'material' ? joinTempers(all, known) : all).slice(0, MOST)];
    }),
  );
  return { ...need, ...found };

  /** One concept of a kind for each piece of words: the one that the search takes first. */
  function firstOf(kind: string, list: readonly Read[]): string[] {
    const pieces = [...new Set(list.map(({ words }) => words))];
    return pieces.flatMap((piece) => {
      const meanings = list.filter(({ words }) => words === piece).map(({ concept }) => concept);
      return ofKind(kind, meanings).slice(0, 1);
    });
  }
}

async function understand(text: string, readerLanguage: Language, today: string): Promise<Read[]> {
  const { understood } = await supplierSearch().search({
    ...{ text: text.slice(0, 400), readerLanguage, today },
    ...{ filters: {}, facets: [], offset: 0, limit: 1 },
  });
  return understood;
}
