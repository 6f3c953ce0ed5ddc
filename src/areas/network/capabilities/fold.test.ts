import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { fold } from './fold.ts';

describe('folding a term', () => {
  it.each([
    ['Électroérosion à Fil', 'electroerosion a fil'],
    ['Schweißen', 'schweissen'],
    ['śrutowanie, złocenie', 'srutowanie, zlocenie'],
    ['ＣＮＣ　加工', 'cnc 加工'],
    ['ﾚｰｻﾞｰ切断', 'レーザー切断'],
    ['6061–T6', '6061-t6'],
    ['jato d’água', "jato d'agua"],
    ['  deep   drawing ', 'deep drawing'],
  ])('%s reads as %s', (term, folded) => expect(fold(term)).toBe(folded));

  it('keeps apart words that differ by a mark of kana or hangul', () => {
    expect(fold('ガス')).not.toBe(fold('カス'));
    expect(fold('압출')).toBe('압출');
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (term) => {
        expect(fold(fold(term))).toBe(fold(term));
      }),
    );
  });
});
