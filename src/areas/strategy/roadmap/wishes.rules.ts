import type { RoadmapProblem } from './problem.ts';
import { forcedItems } from './windows.rules.ts';

/** One thing that somebody asked for and could give up. */
export type Wish =
  | { kind: 'must' | 'earliest' | 'latest' | 'locked'; item: string }
  | { kind: 'prerequisite'; item: string; other: string }
  | { kind: 'exclusion'; item: string; other: string }
  | { kind: 'cash' }
  | { kind: 'people' };

/** The wishes that can stand in the way of there being any plan: those about what must be in it, and the two limits. */
export function wishesOf(problem: RoadmapProblem): Wish[] {
  const forced = forcedItems(problem);
  const own = problem.items
    .filter(({ id }) => forced.has(id))
    .flatMap((item): Wish[] => [
      ...item.prerequisites.map((other): Wish => ({ kind: 'prerequisite', item: item.id, other })),
      ...item.excludes
        .filter((other) => forced.has(other) && item.id < other)
        .map((other): Wish => ({ kind: 'exclusion', item: item.id, other })),
      ...(item.earliest !== null && item.earliest > 0 ? [wish('earliest', item.id)] : []),
      ...(item.latest !== null ? [wish('latest', item.id)] : []),
      ...(item.locked !== null ? [wish('locked', item.id)] : []),
      ...(item.must === 'must' ? [wish('must', item.id)] : []),
    ]);
  return [...own, { kind: 'people' }, { kind: 'cash' }];
}

const wish = (kind: 'must' | 'earliest' | 'latest' | 'locked', item: string): Wish => ({ kind, item });

/** The problem when nobody asks for this any more. */
export function withoutWish(problem: RoadmapProblem, given: Wish): RoadmapProblem {
  if (given.kind === 'cash') return { ...problem, cashCents: problem.cashCents.map(() => enough(problem)) };
  if (given.kind === 'people')
    return { ...problem, peopleDays: problem.peopleDays.map(() => daysInAll(problem)) };
  return { ...problem, items: problem.items.map((item) => withoutItsWish(item, given)) };
}

type ItemWish = Extract<Wish, { item: string }>;

function withoutItsWish(item: RoadmapProblem['items'][number], given: ItemWish) {
  if (given.kind === 'exclusion') {
    const other = item.id === given.item ? given.other : item.id === given.other ? given.item : null;
    return other === null ? item : { ...item, excludes: item.excludes.filter((id) => id !== other) };
  }
  if (item.id !== given.item) return item;
  if (given.kind === 'prerequisite')
    return { ...item, prerequisites: item.prerequisites.filter((id) => id !== given.other) };
  return given.kind === 'must' ? { ...item, must: 'free' as const } : { ...item, [given.kind]: null };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const enough = ({ items }: RoadmapProblem): number => sum(items.flatMap(({ costCents }) => costCents));
const daysInAll = ({ items }: RoadmapProblem): number => sum(items.flatMap(({ effortDays }) => effortDays));

export interface Conflict {
  wishes: Wish[];
  /** Whether each of them is needed for the conflict; not known where a check had to be given up. */
  smallest: boolean;
}

/**
 * A smallest set of wishes that cannot all hold: without any one of them, the others of the set can. By deletion: a wish
 * without which there still is no plan is not part of it. Other wishes may clash apart from these: the next computation
 * names them.
 * Where it is not known whether the others can, a wish stays in the set: the set does clash, but may be too large.
 * @param feasible whether some plan keeps all wishes of a problem; null when that could not be told in time
 */
export async function smallestConflict(
  problem: RoadmapProblem,
  feasible: (problem: RoadmapProblem) => Promise<boolean | null>,
): Promise<Conflict> {
  let kept = problem;
  const conflict: Conflict = { wishes: [], smallest: true };
  for (const one of wishesOf(problem)) {
    const looser = withoutWish(kept, one);
    const other = await feasible(looser);
    if (other === false) kept = looser;
    else conflict.wishes.push(one);
    if (other === null) conflict.smallest = false;
  }
  return conflict;
}
