import { describe, expect, it } from 'vitest';
import { helpOf, plainObstacle } from './bring-in.rules.ts';
import { item, problem } from './testing.ts';
import { smallestConflict, wishesOf, withoutWish } from './wishes.rules.ts';
import type { RoadmapProblem } from './problem.ts';

describe('wishes that cannot all hold', () => {
  const asked = problem(2, [
    item('a', { must: 'must', latest: 0 }),
    item('b', { must: 'must', prerequisites: ['a'] }),
    item('c', { latest: 1 }),
  ]);

  it('are only those about what must be in the plan, and the limits', () => {
    expect(wishesOf(asked)).toEqual([
      { kind: 'latest', item: 'a' },
      { kind: 'must', item: 'a' },
      { kind: 'prerequisite', item: 'b', other: 'a' },
      { kind: 'must', item: 'b' },
      { kind: 'people' },
      { kind: 'cash' },
    ]);
  });

  it('come down to a smallest set, each of which is enough to give up', async () => {
    // There is a plan as soon as b no longer waits, or is no longer asked for.
    const feasible = ({ items }: RoadmapProblem) =>
      Promise.resolve(items[1]!.must === 'free' || items[1]!.prerequisites.length === 0);
    expect(await smallestConflict(asked, feasible)).toEqual({
      wishes: [
        { kind: 'prerequisite', item: 'b', other: 'a' },
        { kind: 'must', item: 'b' },
      ],
      smallest: true,
    });
  });

  it('keep one of which it could not be told in time, and say that the set may be too large', async () => {
    const feasible = ({ items }: RoadmapProblem) =>
      Promise.resolve(items[0]!.latest === null ? null : items[1]!.must === 'free');
    expect(await smallestConflict(asked, feasible)).toEqual({
      wishes: [
        { kind: 'latest', item: 'a' },
        { kind: 'must', item: 'b' },
      ],
      smallest: false,
    });
  });

  it('given up change nothing else of the problem', () => {
    const looser = withoutWish(asked, { kind: 'latest', item: 'a' });
    expect(looser).toEqual({
      ...asked,
      items: [{ ...asked.items[0]!, latest: null }, ...asked.items.slice(1)],
    });
  });
});

describe('an item that is left out', () => {
  it('says which planned item it rules out, whichever of the two says so', () => {
    const both = problem(2, [item('a', { excludes: ['b'] }), item('b')]);
    expect(plainObstacle(both, { a: 0 }, 'b')).toEqual({ id: 'b', kind: 'excluded', by: 'a' });
    expect(plainObstacle(both, { b: 0 }, 'a')).toEqual({ id: 'a', kind: 'excluded', by: 'b' });
  });

  it('says what it waits for that cannot be planned, or that it cannot end in time', () => {
    const late = problem(2, [item('a', { durationQuarters: 3 }), item('b', { prerequisites: ['a'] })]);
    expect(plainObstacle(late, {}, 'b')).toEqual({ id: 'b', kind: 'waits', by: 'a' });
    expect(plainObstacle(late, {}, 'a')).toEqual({ id: 'a', kind: 'window' });
  });

  it('asks for all its money in the first quarter that needs some, and for days where they are needed', () => {
    const help = new Map([
      ['x', { kind: 'cash' as const, quarter: 1 }],
      ['y', { kind: 'cash' as const, quarter: 2 }],
      ['z', { kind: 'people' as const, quarter: 2 }],
    ]);
    const amounts: Record<string, number> = { x: 3.0000001, y: 2, z: 0.9999 };
    expect(helpOf('a', help, (name) => amounts[name] ?? 0)).toEqual({
      id: 'a',
      kind: 'help',
      cash: [{ quarter: 1, cents: 50_000 }],
      people: [{ quarter: 2, days: 1 }],
    });
  });
});
