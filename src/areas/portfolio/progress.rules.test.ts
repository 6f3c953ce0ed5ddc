import { describe, expect, it } from 'vitest';
import { fraction } from './fraction.ts';
import { progressOf } from './progress.rules.ts';

const halfTime = fraction(1, 2);

describe('progress against target and time', () => {
  it.each([
    [61, 'ahead'],
    [60, 'on-track'],
    [50, 'on-track'],
    [40, 'on-track'],
    [39, 'behind'],
    [100, 'reached'],
    [0, 'behind'],
  ])('calls %i of 100 at half time %s', (result, status) => {
    expect(progressOf({ target: 100, result, elapsed: halfTime }).status).toBe(status);
  });

  it('is unknown without a result, a target or dates, and never zero', () => {
    expect(progressOf({ target: 100, result: null, elapsed: halfTime })).toMatchObject({
      status: 'unknown',
      achieved: null,
    });
    expect(progressOf({ target: null, result: 5, elapsed: halfTime }).status).toBe('unknown');
    expect(progressOf({ target: 100, result: 50, elapsed: null })).toMatchObject({
      status: 'unknown',
      achieved: { numerator: 1, denominator: 2 },
    });
  });

  it('is reached whatever the time, even unknown', () => {
    expect(progressOf({ target: 95, result: 96, elapsed: null }).status).toBe('reached');
  });

  it('has nothing to compare with a target of zero', () => {
    expect(progressOf({ target: 0, result: 3, elapsed: halfTime })).toMatchObject({
      status: 'unknown',
      achieved: null,
    });
  });
});
