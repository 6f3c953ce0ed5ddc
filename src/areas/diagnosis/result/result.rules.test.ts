import { describe, expect, it } from 'vitest';
import type { Framework } from '../framework/framework.ts';
import { evolutionOf, type Measure } from './evolution.rules.ts';
import { USUAL_SETTINGS } from './priorities.ts';
import { resultOf, type ResultParts } from './result.rules.ts';
import { plainFramework, plainPeers, plainScore } from './testing.ts';

const framework = plainFramework(['a', 'b', 'c']);

const measure = (
  stage: Measure['stage'],
  day: string,
  points: object,
  of: Framework = framework,
): Measure => ({
  stage,
  submittedAt: new Date(`${day}T12:00:00Z`),
  frameworkId: of.id,
  frameworkVersion: of.version,
  score: plainScore(of, points as Record<string, number>),
});

const parts = (current: Measure, change: Partial<ResultParts> = {}): ResultParts => ({
  snapshot: { ...current, assessmentId: 'one', submittedBy: 'Ana', notes: {} },
  correctedBy: null,
  earlier: [],
  framework,
  frameworks: [framework],
  peers: null,
  group: { industry: null, size: null, region: null },
  settings: USUAL_SETTINGS,
  ...change,
});

describe('a result', () => {
  const current = measure('T1', '2026-06-01', { a: 20, b: 80, c: null });

  it('tells each dimension in the order of the framework, unknown as unknown', () => {
    const { dimensions, overall, band, answered, asked } = resultOf(parts(current));
    expect(dimensions.map(({ id, score }) => [id, score])).toEqual([
      ['a', 20],
      ['b', 80],
      ['c', null],
    ]);
    expect(dimensions[2]).toMatchObject({ band: null, answered: 0, asked: 1, peers: null, change: null });
    expect({ overall, band: band?.id, answered, asked }).toEqual({
      overall: 50,
      band: 'middle',
      answered: 2,
      asked: 3,
    });
  });

  it('advises on the gaps in their order, at two levels', () => {
    const { actions } = resultOf(parts(current));
    expect(actions.map(({ dimension, start }) => [dimension, start.fr])).toEqual([['a', 'a: commencer']]);
  });

  it('shows peers only as a group', () => {
    const { peers, dimensions } = resultOf(parts(current, { peers: plainPeers({ a: 60, b: 60 }) }));
    expect(peers).toMatchObject({ step: 'subsector', firms: 18 });
    expect(dimensions.map((d) => d.peers?.upper ?? null)).toEqual([60, 60, null]);
  });

  it('tells the change since T0, by what both measures know', () => {
    const before = measure('T0', '2026-01-10', { a: 10, b: 40, c: 30 });
    const { change, dimensions } = resultOf(parts(current, { earlier: [before] }));
    expect(change).toMatchObject({ stage: 'T0', reason: null, before: 25, after: 50, compared: 2, asked: 3 });
    expect(dimensions.map((d) => d.change)).toEqual([
      { before: 10, after: 20 },
      { before: 40, after: 80 },
      null,
    ]);
  });

  it('says when two measures do not compare, instead of a number', () => {
    const other: Framework = { ...framework, version: 2 };
    const now = measure('T1', '2026-06-01', { a: 20, b: 80 }, other);
    const before = measure('T0', '2026-01-10', { a: 10, b: 40 });
    const { change, dimensions } = resultOf(
      parts(now, { framework: other, frameworks: [framework, other], earlier: [before] }),
    );
    expect(change?.reason?.fr).toBeTruthy();
    expect(change).toMatchObject({ before: null, after: null });
    expect(dimensions.every((d) => d.change === null)).toBe(true);
  });
});

describe('the measure it is compared with', () => {
  const t0 = measure('T0', '2026-01-10', { a: 1 });
  const corrected = measure('T0', '2026-02-10', { a: 2 });
  const t1 = measure('T1', '2026-06-01', { a: 3 });
  const after = measure('T0', '2026-09-01', { a: 4 });

  it('is the last T0 before it', () => {
    expect(evolutionOf(t1, [t0, after, corrected, t1], [framework])?.since).toBe(corrected);
  });

  it('is none for a T0, nor where there was no T0 before', () => {
    expect(evolutionOf(corrected, [t0], [framework])).toBeNull();
    expect(evolutionOf(t1, [after], [framework])).toBeNull();
  });
});
