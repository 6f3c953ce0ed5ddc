import { plainSlug, plainWords } from '#platform/plain.ts';

/** A name as a part of an address: "Les Aciers du Fjord ltée" is "les-aciers-du-fjord". Never empty. */
export function slugOf(name: string): string {
  const words = plainWords(name).replace(/ (inc|ltee|ltd|enr|senc|s e n c)$/, '');
  return plainSlug(words) || 'entreprise';
}

/** The slug, or the first of "slug-2", "slug-3"… that is free. */
export function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number++) if (!isTaken(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
