/** A second cue beside the colour: what is drawn over each step of the data palette, on an 8-unit square. */
export const PATTERNS: readonly string[] = [
  '',
  'M-2 10 10 -2M-2 2 2 -2M6 10 10 6',
  'M4 3.9v.2',
  'M-2 -2 10 10M-2 6 2 10M6 -2 10 2',
  'M0 4h8',
  'M4 0v8M0 4h8',
  'M4 0v8',
  'M0 0 8 8M8 0 0 8',
];
export const DASHES: readonly string[] = ['', '6 4', '1 5', '10 4 2 4', '3 3', '12 4', '2 6', '8 2'];

/** The token of a step of the palette, counted from 0 and going round. */
export const dataColour = (step: number): string => `var(--data-${(step % PATTERNS.length) + 1})`;
