import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, guidanceAt } from './findings.rules.ts';
import { plainFramework, plainPeers, plainScore } from './testing.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const framework = plainFramework(IDS);
const arbitraryPoints = fc.record(
  Object.fromEntries(IDS.map((id) => [id, fc.option(fc.double({ min: 0, max: 100, noNaN: true }))])),
);
const arbitraryPeers = fc.option(
  fc.record(Object.fromEntries(IDS.map((id) => [id, fc.integer({ min: 0, max: 100 })]))).map(plainPeers),
);
const ids = (list: { dimension: string }[]) => list.map(({ dimension }) => dimension);

describe('strengths and gaps', () => {
  it('are told strongest first, and farthest from full marks first, without peers', () => {
    const score = plainScore(framework, { a: 10, b: 90, c: 60, d: 40, e: null });
    const { strengths, gaps, unknown } = findingsOf(framework, score, null);
    expect(ids(strengths)).toEqual(['b', 'c']);
    expect(ids(gaps)).toEqual(['a', 'd']);
    expect(unknown).toEqual(['e']);
  });

  it('are measured against the best quarter of peers, when there are peers for all of them', () => {
    const score = plainScore(framework, { a: 20, b: 25, c: 90, d: 90, e: 90 });
    const far = plainPeers({ a: 25, b: 80, c: 90, d: 90, e: 90 });
    expect(ids(findingsOf(framework, score, null).gaps)).toEqual(['a', 'b']);
    expect(ids(findingsOf(framework, score, far).gaps)).toEqual(['b', 'a']);
    expect(ids(findingsOf(framework, score, plainPeers({ b: 80 })).gaps)).toEqual(['a', 'b']);
  });

  it('say why: level, own mean, peers, and what is only partly known', () => {
    const score = plainScore(framework, { a: 20, b: 60, c: null, d: null, e: null });
    const partly = { ...score, dimensions: score.dimensions.map((d) => ({ ...d, asked: 2 })) };
    const [gap] = findingsOf(framework, partly, plainPeers({ a: 50, b: 50 })).gaps;
    expect(gap?.reasons).toEqual([
      { kind: 'band', band: 'low' },
      { kind: 'own-mean', points: -20 },
      { kind: 'peer-median', points: -10 },
      { kind: 'best-peers', points: -30 },
      { kind: 'partly-known', answered: 1, asked: 2 },
    ]);
  });

  it('a firm low everywhere has no strength, and one at the top no gap', () => {
    const all = (points: number) => plainScore(framework, Object.fromEntries(IDS.map((id) => [id, points])));
    expect(findingsOf(framework, all(20), null)).toMatchObject({ strengths: [], unknown: [] });
    expect(ids(findingsOf(framework, all(20), null).gaps)).toEqual(IDS);
    expect(findingsOf(framework, all(95), null).gaps).toEqual([]);
  });

  it('never hold one dimension twice, nor an unknown one, whatever the answers', () => {
    fc.assert(
      fc.property(arbitraryPoints, arbitraryPeers, (points, peers) => {
        const { strengths, gaps, unknown } = findingsOf(framework, plainScore(framework, points), peers);
        const told = [...ids(strengths), ...ids(gaps), ...unknown];
        expect(new Set(told).size).toBe(told.length);
        for (const id of unknown) expect(points[id]).toBeNull();
        for (const { score } of [...strengths, ...gaps]) expect(score).not.toBeNull();
      }),
    );
  });

  it('a dimension that gets worse never becomes a smaller gap than it was', () => {
    const weak = fc.double({ min: 0, max: 25, noNaN: true });
    fc.assert(
      fc.property(
        weak,
        weak,
        fc.double({ min: 0, max: 25, noNaN: true }),
        arbitraryPeers,
        (a, b, less, peers) => {
          const at = (points: number) => {
            const score = plainScore(framework, { a: points, b, c: 100, d: 100, e: 100 });
            return ids(findingsOf(framework, score, peers).gaps).indexOf('a');
          };
          expect(at(Math.max(0, a - less))).toBeLessThanOrEqual(at(a));
        },
      ),
    );
  });
});

describe('what to do first', () => {
  const [first] = framework.dimensions;
  it('follows the score, its upper edge included in the next advice', () => {
    expect(guidanceAt(first!, 0)?.belowScore).toBe(50);
    expect(guidanceAt(first!, 49.99)?.belowScore).toBe(50);
    expect(guidanceAt(first!, 50)?.belowScore).toBe(100);
    expect(guidanceAt(first!, 100)?.belowScore).toBe(100);
  });

  it('is not said of what is unknown', () => {
    expect(guidanceAt(first!, null)).toBeNull();
  });
});
