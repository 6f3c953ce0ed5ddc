/** What must come before what: sheet id to the ids of its prerequisites. */
export type Prerequisites = ReadonlyMap<string, readonly string[]>;

/**
 * A circle among prerequisites, as the ids along it, each waiting for the next and the last for the first; null when
 * there is none. A sheet that waits for itself is a circle of one.
 */
export function findCircle(prerequisites: Prerequisites): string[] | null {
  const done = new Set<string>();
  for (const start of prerequisites.keys()) {
    const circle = circleFrom(start, prerequisites, done);
    if (circle) return circle;
  }
  return null;
}

/** Walks depth first without recursion: a chain may be as long as there are sheets. */
function circleFrom(start: string, prerequisites: Prerequisites, done: Set<string>): string[] | null {
  const path: string[] = [];
  const pending: { id: string; leave: boolean }[] = [{ id: start, leave: false }];
  for (let step = pending.pop(); step; step = pending.pop()) {
    const { id, leave } = step;
    if (leave) {
      path.pop();
      done.add(id);
      continue;
    }
    if (done.has(id)) continue;
    if (path.includes(id)) return path.slice(path.indexOf(id));
    path.push(id);
    pending.push({ id, leave: true });
    for (const before of prerequisites.get(id) ?? []) pending.push({ id: before, leave: false });
  }
  return null;
}

/** A sheet that must wait for one that it rules out, even at a distance: no plan can hold it. */
export function findContradiction(
  id: string,
  prerequisites: Prerequisites,
  excludes: ReadonlySet<string>,
): string | null {
  const seen = new Set<string>();
  const pending = [...(prerequisites.get(id) ?? [])];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (excludes.has(next)) return next;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(prerequisites.get(next) ?? []));
  }
  return null;
}
