import type { RoadmapItem, RoadmapProblem } from './problem.ts';
import { isForced, startWindow } from './problem.ts';

/** The quarters in which an item can start in any plan at all. */
export interface Window {
  first: number;
  last: number;
}

/**
 * Items that can be in some plan, with their quarters, after what follows from prerequisites: one starts after those it
 * waits for, and what a must-have waits for is a must-have too and ends before it. An item with no quarter left, or that
 * waits for one, is not in the map: so are all items of a circle of prerequisites.
 */
export function windowsOf(problem: RoadmapProblem): Map<string, Window> {
  const horizon = problem.quarters.length;
  const items = inOrder(problem);
  const windows = new Map<string, Window>();
  for (const item of items) {
    const own = startWindow(item, horizon);
    const before = item.prerequisites.map((id) => ({ item: itemOf(problem, id), window: windows.get(id) }));
    const first = Math.max(
      own.first,
      ...before.map(({ item: other, window }) =>
        other && window ? window.first + other.durationQuarters : Infinity,
      ),
    );
    if (item.must !== 'must-not' && first <= own.last) windows.set(item.id, { first, last: own.last });
  }
  return endInTime(problem, items, windows);
}

/** The last quarters of what must-haves wait for. */
function endInTime(problem: RoadmapProblem, items: RoadmapItem[], windows: Map<string, Window>) {
  const forced = forcedItems(problem);
  for (const item of items.toReversed()) {
    const window = windows.get(item.id);
    if (!window || !forced.has(item.id)) continue;
    for (const id of item.prerequisites) {
      const [other, before] = [itemOf(problem, id), windows.get(id)];
      if (other && before) before.last = Math.min(before.last, window.last - other.durationQuarters);
    }
  }
  return windows;
}

/** Must-haves and all that they wait for. */
export function forcedItems(problem: RoadmapProblem): Set<string> {
  const forced = new Set<string>();
  const reach = (id: string): void => {
    if (forced.has(id)) return;
    forced.add(id);
    itemOf(problem, id)?.prerequisites.forEach(reach);
  };
  problem.items.filter(isForced).forEach(({ id }) => reach(id));
  return forced;
}

const itemOf = (problem: RoadmapProblem, id: string): RoadmapItem | undefined =>
  problem.items.find((item) => item.id === id);

/** Items so that each comes after those it waits for; items of a circle, and those that wait for one, are left out. */
export function inOrder(problem: RoadmapProblem): RoadmapItem[] {
  const ordered: RoadmapItem[] = [];
  const placed = new Set<string>();
  let waiting = problem.items;
  for (;;) {
    const ready = waiting.filter((item) => item.prerequisites.every((id) => placed.has(id)));
    if (ready.length === 0) return ordered;
    ordered.push(...ready);
    ready.forEach(({ id }) => placed.add(id));
    waiting = waiting.filter(({ id }) => !placed.has(id));
  }
}

/** A circle of prerequisites, each item waiting for the next and the last for the first; null when there is none. */
export function circleOf(problem: Pick<RoadmapProblem, 'items'>): string[] | null {
  const byId = new Map(problem.items.map((item) => [item.id, item]));
  const done = new Set<string>();
  const walk = (id: string, path: string[]): string[] | null => {
    const seen = path.indexOf(id);
    if (seen >= 0) return path.slice(seen);
    if (done.has(id)) return null;
    for (const next of byId.get(id)?.prerequisites ?? []) {
      const circle = walk(next, [...path, id]);
      if (circle) return circle;
    }
    done.add(id);
    return null;
  };
  for (const { id } of problem.items) {
    const circle = walk(id, []);
    if (circle) return circle;
  }
  return null;
}
