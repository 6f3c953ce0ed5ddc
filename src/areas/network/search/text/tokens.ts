import { fold } from '../../capabilities/index.ts';

/** A word of a text, or one sign of a script that has no spaces between words. */
export interface Token {
  /** As it is compared. */
  folded: string;
  /** As it was written. */
  raw: string;
  /** Han, kana or hangul: a token is one sign then, because spaces say nothing of where a word ends. */
  sign: boolean;
}

const SIGN = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af';
const PIECES = new RegExp(`[${SIGN}]|(?:(?![${SIGN}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const SIGNS = new RegExp(`^[${SIGN}]`, 'u');
const ASCII_SMALL = /^[a-z0-9]+$/;

/** Words of a whole text are few and come again: what they fold to is kept, up to this many. */
const KEPT = 200_000;
const kept = new Map<string, string>();

export function foldWord(raw: string): string {
  if (ASCII_SMALL.test(raw)) return raw;
  let folded = kept.get(raw);
  if (folded === undefined) {
    folded = fold(raw);
    if (kept.size >= KEPT) kept.clear();
    kept.set(raw, folded);
  }
  return folded;
}

/** Words in their order; signs of Chinese, Japanese and Korean one by one, whatever spaces are between them. */
export function tokenise(text: string): Token[] {
  // Half-width kana and full-width letters become the usual ones before words are told apart.
  const pieces = text.normalize('NFKC').match(PIECES) ?? [];
  return pieces.map((raw) => {
    const sign = SIGNS.test(raw);
    return { raw, sign, folded: sign ? raw : foldWord(raw) };
  });
}

/** The words of a firm's name, as they are compared: `S.A.` is `sa`. */
export function nameWords(name: string): string[] {
  return tokenise(name.replace(/\b(\p{L})\.(?=\p{L}\b|\s|$)/gu, '$1'))
    .map(({ folded }) => folded)
    .filter((word) => word !== '');
}
