import { describe, expect, it } from 'vitest';
import type { ScoredPairs } from './cluster.ts';
import { clusters } from './cluster.ts';

type Link = readonly [a: number, b: number, probability: number];

function group(links: readonly Link[], records: number, cut = 0.5, most?: number): number[] {
  const pairs: ScoredPairs = {
    a: Uint32Array.from(links, ([a]) => a),
    b: Uint32Array.from(links, ([, b]) => b),
    probability: Float32Array.from(links, ([, , probability]) => probability),
    pattern: new Uint32Array(links.length),
  };
  const found = (a: number, b: number): number =>
    links.find((link) => (link[0] === a && link[1] === b) || (link[0] === b && link[1] === a))?.[2] ?? 0;
  return [...clusters(pairs, found, { records, cut, most })];
}

describe('groups of records', () => {
  it('hold those that are one firm and leave the others alone', () => {
    expect(
      group(
        [
          [0, 2, 0.9],
          [1, 3, 0.2],
        ],
        5,
      ),
    ).toEqual([0, 1, 0, 3, 4]);
  });

  it('accept a member that looks unlike one of two, when it is surely the other', () => {
    expect(
      group(
        [
          [0, 1, 0.99],
          [1, 2, 0.99],
          [0, 2, 0.4],
        ],
        3,
      ),
    ).toEqual([0, 0, 0]);
  });

  it('do not chain: two firms stay two although one record looks like both', () => {
    const links: Link[] = [
      [0, 1, 0.99],
      [2, 3, 0.99],
      [1, 2, 0.8],
    ];
    expect(group(links, 4)).toEqual([0, 0, 2, 2]);
  });

  it('stay small where weak links join everything', () => {
    const weak = Array.from({ length: 40 }, (_, at): Link => [at, at + 1, 0.6]);
    const strong: Link[] = [
      [0, 1, 0.9999],
      [10, 11, 0.9999],
    ];
    const groups = group([...weak.filter(([a]) => a !== 0 && a !== 10), ...strong], 41, 0.5, 10);
    expect(groups[1]).toBe(0);
    expect(groups[11]).toBe(10);
    expect(new Set(groups).size).toBe(39);
  });

  it('need the cut, not less', () => {
    expect(group([[0, 1, 0.97]], 2, 0.98)).toEqual([0, 1]);
    expect(group([[0, 1, 0.99]], 2, 0.98)).toEqual([0, 0]);
  });
});
