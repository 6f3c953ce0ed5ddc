// Letters that Unicode does not take apart into a letter and a mark.
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/**
 * A term as it is compared: without case, accents or width (`ＣＮＣ` is `cnc`), one space between words, plain quotes and
 * hyphens. Only Latin marks are taken off: those of kana (`ガ`, `カ`) and of hangul make another word.
 */
export function fold(term: string): string {
  return term
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøłđı]/gu, (letter) => WHOLE_LETTERS[letter]!)
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/[’‘ʼ´`]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}
