import { readdirSync, readFileSync } from 'node:fs';
import { expandConcept, type WrittenConcept } from '../../capabilities/index.ts';
import type { CommonWord, SearchThesaurus } from '../lexicon.ts';

const content = new URL('../../../../../content/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, content), 'utf8'));

/** The thesaurus that ships, read from its files, for tests and benches that start no server. */
export function shippedThesaurus(): SearchThesaurus {
  const files = readdirSync(new URL('capabilities/', content)).filter((name) => name.endsWith('.json'));
  const concepts = files.flatMap((name) =>
    (read(`capabilities/${name}`) as WrittenConcept[]).map(expandConcept),
  );
  const words = read('search/words.json') as CommonWord[];
  return { concepts, words };
}
