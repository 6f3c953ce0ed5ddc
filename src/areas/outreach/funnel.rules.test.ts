import { describe, expect, it } from 'vitest';
import { FUNNEL_STAGES, funnelOf } from './funnel.rules.ts';

describe('the funnel', () => {
  it('shows every stage, and a number only where somebody measures', () => {
    const steps = funnelOf({ sensitised: 120 });
    expect(steps.map(({ stage }) => stage)).toEqual([...FUNNEL_STAGES]);
    expect(steps.map(({ firms }) => firms)).toEqual([120, null, null, null, null, null]);
  });

  it('keeps a measured zero apart from what is not measured', () => {
    const [, applied, diagnosed] = funnelOf({ sensitised: 120, applied: 0 });
    expect(applied).toMatchObject({ firms: 0, ofPrevious: 0 });
    expect(diagnosed).toMatchObject({ firms: null, ofPrevious: null });
  });

  it('relates a stage to the last one before it that has a number', () => {
    const steps = funnelOf({ sensitised: 100, diagnosed: 20 });
    expect(steps[0]!.ofPrevious).toBeNull();
    expect(steps[2]!.ofPrevious).toBe(0.2);
  });

  it('divides by nothing when nobody was reached', () => {
    expect(funnelOf({ sensitised: 0, applied: 3 })[1]!.ofPrevious).toBeNull();
  });
});
