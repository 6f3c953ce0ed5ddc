/**
 * A text as the lookups compare it: lower case, no accents, ligatures opened, words separated by one space, and the
 * abbreviations of saint written out, because lists write « St-Hyacinthe » as often as « Saint-Hyacinthe ».
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}
