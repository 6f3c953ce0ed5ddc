import { plainWords } from '#platform/plain.ts';

/**
 * A text as the lookups compare it: lower case, no accents, ligatures opened, words separated by one space, and the
 * abbreviations of saint written out, because lists write « St-Hyacinthe » as often as « Saint-Hyacinthe ».
 */
export function fold(text: string): string {
  return plainWords(text)
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}
