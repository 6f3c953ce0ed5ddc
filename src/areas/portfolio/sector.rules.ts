/** The prefixes that a NAICS code or a range of sectors stands for: "31-33" is 31, 32 and 33. */
export function sectorPrefixes(code: string): string[] {
  const [first, last] = code.split('-').map(Number);
  if (first === undefined || last === undefined || Number.isNaN(last)) return [code];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** Whether two codes have firms in common: one holds the other, as 31-33 holds 332 and 332 holds 3327. */
export function sectorsOverlap(one: string, other: string): boolean {
  const others = sectorPrefixes(other);
  return sectorPrefixes(one).some((a) => others.some((b) => a.startsWith(b) || b.startsWith(a)));
}
