import { describe, expect, it } from 'vitest';
import { reachScopeOf } from './reach-scope.rules.ts';

const whole = { kind: 'all', slug: null, region: null, sector: null };

describe('the count that answers a filter', () => {
  it.each([
    [{}, whole],
    [{ initiative: 'otn' }, { ...whole, kind: 'initiative', slug: 'otn' }],
    [{ organisation: 'sva' }, { ...whole, kind: 'organisation', slug: 'sva' }],
    [{ region: '02' }, { ...whole, region: '02' }],
    [
      { initiative: 'otn', sector: '331' },
      { ...whole, kind: 'initiative', slug: 'otn', sector: '331' },
    ],
  ])('of %j is one that is kept', (filter, scope) => {
    expect(reachScopeOf(filter)).toEqual(scope);
  });

  it.each([
    [{ initiative: 'otn', organisation: 'sva' }],
    [{ region: '02', sector: '331' }],
    [{ sector: '31-33' }],
    [{ sector: '3313' }],
    [{ funder: 'meie' }],
    [{ state: 'running' }],
    [{ q: 'rebond' }],
  ])('of %j is unknown rather than a sum that counts firms twice', (filter) => {
    expect(reachScopeOf(filter)).toBeNull();
  });
});
