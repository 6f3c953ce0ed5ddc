/** A name as a part of an address: "Les Aciers du Fjord ltée" is "les-aciers-du-fjord". Never empty. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæ]/g, (letter) => (letter === 'œ' ? 'oe' : 'ae'))
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\s(inc|ltee|ltd|enr|senc|s e n c)\s*$/, '')
    .trim();
  return words.slice(0, 60).trim().replaceAll(' ', '-') || 'entreprise';
}

/** The slug, or the first of "slug-2", "slug-3"… that is free. */
export function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number++) if (!isTaken(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
