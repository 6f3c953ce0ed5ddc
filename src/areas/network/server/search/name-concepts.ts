import type { Tx } from '#platform/db/scope.ts';
import type { Concept, Language } from '../../capabilities/index.ts';
import { knownConcepts } from '../profile/index.ts';
import { importedConcept } from './read-thesaurus.ts';

/** Concepts by id, with those of an imported classification among the ids: to say a reason in words. */
export async function nameConcepts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Concept>> {
  const shipped = knownConcepts();
  const others = [...new Set(ids)].filter((id) => !shipped.has(id));
  if (others.length === 0) return shipped;
  const rows = await tx
    .selectFrom('classificationConcept')
    .select(['id', 'kind', 'parent', 'terms'])
    .where('id', 'in', others)
    .execute();
  const imported = rows.map(({ id, kind, parent, terms }) =>
    importedConcept({
      id,
      kind: kind as Concept['kind'],
      parent,
      terms: terms as Partial<Record<Language, string[]>>,
    }),
  );
  return new Map([...shipped, ...imported.map((concept) => [concept.id, concept] as const)]);
}
