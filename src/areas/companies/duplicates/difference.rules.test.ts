import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './difference.rules.ts';

type Side = 'left' | 'right';

const markedOn = (side: Side, left: string, right: string): string => {
  const stretches = differences(left, right)[side];
  return stretches.map(({ text, same }) => (same ? text : `[${text}]`)).join('');
};
const marked = (left: string, right: string) => [
  markedOn('left', left, right),
  markedOn('right', left, right),
];

describe('characters that differ', () => {
  it('are marked on both sides', () => {
    expect(marked('Usinage Beaulieu inc.', 'Usinage Beaulieux ltée')).toEqual([
      'Usinage Beaulieu[ inc.]',
      'Usinage Beaulieu[x ltée]',
    ]);
  });
  it('do not count capitals and accents', () => {
    expect(marked('ACIERS BOREAL', 'Aciers Boréal')).toEqual(['ACIERS BOREAL', 'Aciers Boréal']);
  });
  it('are not marked in texts that have nothing to do with each other', () => {
    expect(marked('Meubles Laval', 'Soudure Côté')).toEqual(['Meubles Laval', 'Soudure Côté']);
  });
  it('come in stretches, not in confetti', () => {
    expect(marked('418-545-1234', '418-545-9274')).toEqual(['418-545-[123]4', '418-545-[927]4']);
  });
  it('never change the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (left, right) => {
        const both = differences(left, right);
        expect(both.left.map(({ text }) => text).join('')).toBe(left);
        expect(both.right.map(({ text }) => text).join('')).toBe(right);
      }),
    );
  });
});
