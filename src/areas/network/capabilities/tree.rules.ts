import type { Concept, WrittenConcept } from './concept.ts';
import { problem, type ThesaurusProblem } from './problem.ts';

type Node = Pick<WrittenConcept, 'id' | 'kind' | 'parent'>;

/** Every id once; every parent there, of the same kind, and never under its own child. */
export function checkTree(concepts: readonly Node[]): ThesaurusProblem[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  return [...idsTwice(concepts), ...concepts.flatMap((concept) => checkParent(concept, byId))];
}

function idsTwice(concepts: readonly Node[]): ThesaurusProblem[] {
  const seen = new Set<string>();
  return concepts.flatMap(({ id }) => {
    if (!seen.has(id)) return (seen.add(id), []);
    return [
      problem(id, 'Un autre concept porte déjà cet identifiant.', 'Another concept has this id already.'),
    ];
  });
}

function checkParent({ id, kind, parent }: Node, byId: ReadonlyMap<string, Node>): ThesaurusProblem[] {
  if (parent === undefined) return [];
  const wider = byId.get(parent);
  if (!wider)
    return [problem(id, `Son parent « ${parent} » n’existe pas.`, `Its parent “${parent}” does not exist.`)];
  if (wider.kind !== kind)
    return [
      problem(
        id,
        `Il est de genre ${kind}, mais son parent « ${parent} » est de genre ${wider.kind}.`,
        `It is of kind ${kind}, but its parent “${parent}” is of kind ${wider.kind}.`,
      ),
    ];
  return isUnderItself(id, byId)
    ? [problem(id, 'Il est son propre ancêtre.', 'It is its own ancestor.')]
    : [];
}

function isUnderItself(id: string, byId: ReadonlyMap<string, Node>): boolean {
  const passed = new Set<string>();
  let at = byId.get(id)?.parent;
  while (at !== undefined && at !== id && !passed.has(at)) {
    passed.add(at);
    at = byId.get(at)?.parent;
  }
  return at === id;
}

/** From the concept's parent to the root of its tree; the thesaurus is coherent, so the walk ends. */
export function ancestorsOf(concept: Concept, byId: ReadonlyMap<string, Concept>): Concept[] {
  const parent = concept.parent === null ? undefined : byId.get(concept.parent);
  return parent ? [parent, ...ancestorsOf(parent, byId)] : [];
}

/** The concepts directly under each one, by its id, in the order of the files; the roots are under `null`. */
export function childrenById(concepts: readonly Concept[]): Map<string | null, Concept[]> {
  const children = new Map<string | null, Concept[]>();
  for (const concept of concepts)
    children.set(concept.parent, [...(children.get(concept.parent) ?? []), concept]);
  return children;
}
