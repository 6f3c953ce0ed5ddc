import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamaged, repairText } from './damaged-text.rules.ts';

describe('accents that were broken before the file came', () => {
  it.each([
    ['QuÃ©bec', 'Québec'],
    ['LÃ©vis, prÃ¨s de lâ€™Ã®le', 'Lévis, près de l’île'],
    ['Â«Â\u00a0AcierÂ\u00a0Â»', '«\u00a0Acier\u00a0»'],
    ['FORGÃ‰S', 'FORGÉS'],
    ['Å“uvre dâ€™acier', 'œuvre d’acier'],
  ])('"%s" is put right', (broken, right) => {
    expect(isDamaged(broken)).toBe(true);
    expect(repairText(broken)).toBe(right);
  });

  it('are told apart from what is lost for good', () => {
    expect(repairText('Qu\ufffdbec')).toBeNull();
  });

  it.each(['Québec', 'São Paulo', 'SÃO PAULO', 'Ângela', 'l’acier', 'Łódź', '½ po'])(
    '"%s" is sound',
    (value) => {
      expect(isDamaged(value)).toBe(false);
      expect(repairText(value)).toBe(value);
    },
  );

  it('any text of Québec comes back from the misreading, and a sound one is never changed', () => {
    const french = fc.string({ unit: fc.constantFrom(...'abc 12éèêàâçôùûîïëÉÀÇœ’«»'), maxLength: 20 });
    const misread = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
    fc.assert(
      fc.property(french, (text) => {
        expect(repairText(text)).toBe(text);
        const broken = misread(text);
        if (isDamaged(broken)) expect(repairText(broken)).toBe(text);
      }),
    );
  });
});
