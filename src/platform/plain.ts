/** A text in plain letters: no case, accents, ligatures or punctuation, one space between words. For Latin scripts. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The same as a part of an address or a file's name, "forge-d-alma-ltee", of at most so many letters; may be empty. */
export const plainSlug = (text: string, longest = 60): string =>
  plainWords(text).slice(0, longest).trim().replaceAll(' ', '-');
