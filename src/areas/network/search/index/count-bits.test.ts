import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitsIn } from './bits.ts';
import { countBits } from './count-bits.ts';

it('bits are counted as word by word', () =>
  fc.assert(
    fc.property(fc.uint32Array({ maxLength: 50 }), (bits) => {
      expect(countBits(bits)).toBe(bits.reduce((sum, word) => sum + bitsIn(word | 0), 0));
      expect(bitsIn((bits[0] ?? 0) | 0)).toBe((bits[0] ?? 0).toString(2).replaceAll('0', '').length);
    }),
  ));
