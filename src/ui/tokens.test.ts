import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, readTokens, SIGHTS, type Theme } from './colour.ts';

const tokens = readTokens(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));
const themes: Theme[] = ['light', 'dark'];
const data = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => `data-${step}`);

const ratio = (ink: string, ground: string, theme: Theme): number =>
  contrast(tokens[ink]![theme], tokens[ground]![theme]);

const GROUNDS = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover'];
const READ: [string, string[]][] = [
  ['ink', [...GROUNDS, 'action-wash', 'attention-wash', 'failed-wash', 'done-wash', 'data-track']],
  ['ink-soft', [...GROUNDS, 'action-wash', 'attention-wash', 'failed-wash', 'done-wash']],
  ['ink-faint', GROUNDS],
  ['action', [...GROUNDS, 'action-wash']],
  ['action-hover', [...GROUNDS, 'action-wash']],
  ['on-action', ['action', 'action-hover']],
  ['attention', ['surface', 'surface-sunken', 'surface-raised', 'attention-wash']],
  ['failed', ['surface', 'surface-sunken', 'surface-raised', 'failed-wash']],
  ['done', ['surface', 'surface-sunken', 'surface-raised', 'done-wash']],
  ['on-failed', ['failed']],
  ...[1, 2, 3, 4, 5].map((step): [string, string[]] => [`on-ramp-${step}`, [`ramp-${step}`]]),
];
const SEEN: [string, string[]][] = [
  ['line-strong', ['surface', 'surface-sunken', 'surface-raised']],
  ['attention-mark', ['surface', 'surface-raised']],
  ['failed-mark', ['surface', 'surface-raised']],
  ['done-mark', ['surface', 'surface-raised']],
  ...data.map((step): [string, string[]] => [step, ['surface', 'surface-raised']]),
];

describe.each(themes)('in the %s theme', (theme) => {
  it.each(READ)('%s can be read on every ground it is written on', (ink, grounds) => {
    for (const ground of grounds) {
      expect(ratio(ink, ground, theme), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(SEEN)('%s can be seen as a shape', (mark, grounds) => {
    for (const ground of grounds) {
      expect(ratio(mark, ground, theme), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.keys(SIGHTS) as (keyof typeof SIGHTS)[])('data colours stay apart for %s sight', (sight) => {
    for (const [at, one] of data.entries()) {
      for (const other of data.slice(0, at)) {
        const apart = distance(tokens[one]![theme], tokens[other]![theme], sight);
        expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(8);
      }
    }
  });

  it('the classes of a map grow steadily away from the ground', () => {
    const ratios = [1, 2, 3, 4, 5].map((step) => ratio(`ramp-${step}`, 'surface', theme));
    expect(ratios).toEqual([...ratios].sort((a, b) => a - b));
  });
});
