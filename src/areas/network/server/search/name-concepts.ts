import type { Tx } from '#platform/db/scope.ts';
import type { Concept } from '../../capabilities/index.ts';
import { wholeThesaurus } from '../classification/whole-thesaurus.ts';
import { knownConcepts } from '../profile/known-concepts.ts';

/** Concepts by id: those that ship, and those of imported classifications as soon as one of the ids is none of these. */
export async function nameConcepts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Concept>> {
  const shipped = knownConcepts();
  return ids.every((id) => shipped.has(id)) ? shipped : (await wholeThesaurus(tx)).concepts;
}
