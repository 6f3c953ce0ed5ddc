import type { Compare } from './field.ts';
import type { PatternSpace } from './patterns.ts';

/** The pattern on which two records compare. */
export function patternOf(space: PatternSpace, comparators: readonly Compare[]): Compare {
  const strides = space.fields.map((shape) => shape.stride);
  return (a, b) => {
    let pattern = 0;
    for (let at = 0; at < strides.length; at += 1)
      pattern += (strides[at] ?? 0) * (comparators[at]?.(a, b) ?? 0);
    return pattern;
  };
}
