import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOf } from './project-state.rules.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const maybe = fc.option(day, { nil: null });

describe('where a project stands in time', () => {
  it.each([
    ['2026-01-01', '2026-12-31', 'running'],
    ['2026-06-01', '2026-12-31', 'upcoming'],
    ['2025-01-01', '2026-03-01', 'ended'],
    ['2025-01-01', '2026-03-02', 'running'],
    [null, '2026-03-01', 'ended'],
    [null, '2027-03-01', 'undated'],
    ['2025-01-01', null, 'undated'],
    [null, null, 'undated'],
  ] as const)('from %s to %s it is %s on 2 March 2026', (startsOn, endsOn, state) => {
    expect(stateOf({ status: 'published', startsOn, endsOn }, '2026-03-02')).toBe(state);
  });

  it('is a draft whatever its dates, until it is published', () => {
    fc.assert(
      fc.property(maybe, maybe, day, (startsOn, endsOn, on) => {
        expect(stateOf({ status: 'draft', startsOn, endsOn }, on)).toBe('draft');
        expect(stateOf({ status: 'published', startsOn, endsOn }, on)).not.toBe('draft');
      }),
    );
  });

  it('is never said to run while one of its dates is unknown', () => {
    fc.assert(
      fc.property(maybe, day, (startsOn, on) => {
        expect(stateOf({ status: 'published', startsOn, endsOn: null }, on)).not.toBe('running');
      }),
    );
  });
});
