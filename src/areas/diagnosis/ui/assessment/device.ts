/** What a browser keeps about itself, where it keeps anything; otherwise it lasts as long as the page. */

/** A random id (UUID 4, RFC 9562). By hand where the page is not on a secure address: `randomUUID` is missing there. */
export function newRecordId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** One name a browser, so that it knows its own notes again. */
export const deviceName = (): string => kept('virage.device', newRecordId);

const authorKey = (assessmentId: string) => `virage.author.${assessmentId}`;

export const keptAuthor = (assessmentId: string): string | null =>
  kept(authorKey(assessmentId), () => '') || null;

export function keepAuthor(assessmentId: string, name: string): void {
  try {
    localStorage.setItem(authorKey(assessmentId), name);
  } catch {
    // Storage is refused: the name lasts as long as the page.
  }
}

function kept(key: string, make: () => string): string {
  try {
    const found = localStorage.getItem(key);
    if (found !== null) return found;
    const made = make();
    if (made) localStorage.setItem(key, made);
    return made;
  } catch {
    return make();
  }
}
