/**
 * Accents that an earlier program read in the wrong encoding and saved so: UTF-8 taken for Windows-1252 ("QuÃ©bec",
 * "lâ€™acier"), and the sign that stands for what was lost for good.
 */
const DAMAGED = /\ufffd|Ã[\u0080-\u00bf©¨ª«®´¢§¹»¼‰€‡Š‹Œ\u00a0¯±³¶·¸º½¾¿]|â€[™œž“”¢\u009d]|Â[«»°\u00a0]/;

export const isDamaged = (value: string): boolean => DAMAGED.test(value);

// What Windows-1252 has at 0x80 to 0x9f; elsewhere it is Unicode's first page.
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function byteOf(character: string): number | null {
  const high = HIGH.indexOf(character);
  if (high >= 0) return 0x80 + high;
  const code = character.codePointAt(0)!;
  return code < 0x100 ? code : null;
}

/** Takes the misreading back: the characters as bytes again, and those as UTF-8. As it stands when they are not. */
function reread(run: string): string {
  const bytes = [...run].map(byteOf);
  if (bytes.includes(null)) return run;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
  } catch {
    return run;
  }
}

/** The text with its accents put right where that can be done exactly; null when some are lost. */
export function repairText(value: string): string | null {
  if (!isDamaged(value)) return value;
  const repaired = value.replace(/[\u0080-\u{10ffff}]+/gu, reread);
  return isDamaged(repaired) ? null : repaired;
}
