import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, wordsBetween } from './difference.rules.ts';

const without = (kind: string, words: ReturnType<typeof wordsBetween>) =>
  words
    .filter((word) => word.kind !== kind)
    .map(({ text }) => text)
    .join('');
const prose = fc
  .array(fc.constantFrom('la', 'scie', 'presse', ' ', '\n', ',', '12 000 $', 'été'), { maxLength: 40 })
  .map((words) => words.join(''));

describe('what changed between two texts', () => {
  it('is said place by place, rows by what they are and not where they stand', () => {
    const [vendre, livrer] = [
      { id: '1', aim: 'vendre' },
      { id: '2', aim: 'livrer' },
    ];
    expect(
      differences(
        { vision: 'a', aims: [vendre, livrer] },
        { vision: 'a', aims: [{ ...livrer, aim: 'livrer tôt' }] },
      ),
    ).toEqual([
      { path: 'aims#1.aim', before: 'vendre', after: null },
      { path: 'aims#2.aim', before: 'livrer', after: 'livrer tôt' },
    ]);
  });

  it('is nothing between a text and itself, nor between nothing and an empty field', () => {
    expect(differences({ vision: '', aims: [] }, {})).toEqual([]);
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.string()), (c) => differences(c, c).length === 0));
  });

  it('is marked word by word', () => {
    expect(wordsBetween('la scie coupe', 'la presse coupe')).toEqual([
      { kind: 'same', text: 'la ' },
      { kind: 'removed', text: 'scie' },
      { kind: 'added', text: 'presse' },
      { kind: 'same', text: ' coupe' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const words = wordsBetween(before, after);
        expect(without('added', words)).toBe(before);
        expect(without('removed', words)).toBe(after);
      }),
    );
  });

  it('does not keep a reader waiting for very long texts', () => {
    const [before, after] = ['a '.repeat(5000), 'b '.repeat(5000)];
    expect(wordsBetween(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
