const PLAIN = /^[\x20-\x7e]*$/;

const SPELLED = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['’', "'"],
]);

/** Lower case without accents or ligatures: `Société Bœuf` → `societe boeuf`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const spelled = lower.replace(/[œæß’]/g, (letter) => SPELLED.get(letter) ?? letter);
  return spelled
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Letters and digits only; everything else separates. */
export function words(folded: string): string[] {
  if (PLAIN.test(folded)) return folded.match(/[a-z0-9]+/g) ?? [];
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Remembers the last answer: several fields read one record one after the other. */
export function rememberLast<A extends object, V>(read: (from: A) => V): (from: A) => V {
  let last: { from: A; value: V } | undefined;
  return (from) => {
    if (last?.from !== from) last = { from, value: read(from) };
    return last.value;
  };
}

export const unique = (tokens: readonly string[]): string[] => [...new Set(tokens)];

/** 32-bit hash of a text (FNV-1a with a final mix). A collision only brings an extra pair to compare. */
export function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
