import { describe, expect, it } from 'vitest';
import { isStronger, surenessOf, weightOf } from './judgement.rules.ts';

const evidence = (field: string, level: string, bits: number) => ({
  field,
  level,
  bits,
  left: '',
  right: '',
});
const judged = [
  evidence('name', 'close', 6),
  evidence('phone', 'missing', 0),
  evidence('place', 'different', -3),
];

describe('records judged to be two firms', () => {
  it('stay so while nothing new is known', () => {
    expect(isStronger(judged, judged)).toBe(false);
  });
  it('are shown again when they come to agree on something', () => {
    expect(isStronger(judged, [evidence('phone', 'same', 9)])).toBe(true);
    expect(isStronger(judged, [evidence('place', 'same', 8)])).toBe(true);
  });
  it('stay so when they only differ in a new way, or when the same is weighed otherwise', () => {
    expect(isStronger(judged, [evidence('phone', 'different', -2)])).toBe(false);
    expect(isStronger(judged, [evidence('name', 'close', 9)])).toBe(false);
  });
});

describe('figures in words', () => {
  it('says how sure a probability is', () => {
    expect([0.999, 0.98, 0.95, 0.5, 0.2].map(surenessOf)).toEqual([
      'almost-certain',
      'almost-certain',
      'very-likely',
      'likely',
      'possible',
    ]);
  });
  it('says what a comparison weighs', () => {
    expect([9, 2, 0, -2, -8].map(weightOf)).toEqual([
      'strong-for',
      'for',
      'neutral',
      'against',
      'strong-against',
    ]);
  });
});
