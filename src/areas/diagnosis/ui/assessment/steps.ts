import type { Sheet } from '../../index.ts';

/** The screen after the last dimension: what is left, and sending it. */
export const END = 'end';

/** Screens in order: one a dimension, then the end. */
export const stepsOf = (sheet: Sheet): string[] => [...sheet.dimensions.map(({ id }) => id), END];

/** The screen an address names; null is the overview. */
export const stepIn = (sheet: Sheet, step: string | null): string | null =>
  step !== null && stepsOf(sheet).includes(step) ? step : null;

export const stepPath = (base: string, step: string | null): string =>
  step === null ? base : `${base}?step=${step}`;
