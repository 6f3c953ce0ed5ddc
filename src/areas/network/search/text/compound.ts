import type { Language } from '../../capabilities/index.ts';

/** Letters that join the parts of a compound, none first. */
const JOINTS: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ['', 's', 'n', 'en', 'es', 'e', 'er'],
  nl: ['', 's', 'en', 'e', 'er'],
  sv: ['', 's', 'e', 'a', 'o', 'u'],
};

const SHORTEST_PART = 3;
/** A part that nobody knows is let stand beside known ones when it is a word's length. */
const SHORTEST_STRANGER = 4;

export const hasCompounds = (language: Language): boolean => JOINTS[language] !== undefined;

/**
 * The parts of a folded compound (`aluminiumrohre`: `aluminium`, `rohre`), of which `isKnown` says whether each is a
 * word. When not all are known, what is known at its end (`kreiselpumpen`: `pumpen`), or else at its start. Empty when
 * it is no compound, or none that can be seen.
 */
export function splitCompound(
  word: string,
  language: Language,
  isKnown: (part: string) => boolean,
): string[] {
  const joints = JOINTS[language];
  if (!joints || word.length < 2 * SHORTEST_PART) return [];
  const whole = splitFrom(word, 0, joints, isKnown);
  if (whole && whole.length > 1) return whole;
  return knownEdge(word, isKnown);
}

function splitFrom(
  word: string,
  start: number,
  joints: readonly string[],
  isKnown: (part: string) => boolean,
): string[] | null {
  if (start === word.length) return [];
  for (let end = word.length; end - start >= SHORTEST_PART; end--) {
    const part = word.slice(start, end);
    if ((start === 0 && end === word.length) || !isKnown(part)) continue;
    const rest = restOf(word, end, joints, isKnown);
    if (rest) return [part, ...rest];
  }
  return null;
}

function restOf(
  word: string,
  end: number,
  joints: readonly string[],
  isKnown: (part: string) => boolean,
): string[] | null {
  if (end === word.length) return [];
  for (const joint of joints) {
    if (!word.startsWith(joint, end)) continue;
    const rest = splitFrom(word, end + joint.length, joints, isKnown);
    if (rest && rest.length > 0) return rest;
  }
  return null;
}

function knownEdge(word: string, isKnown: (part: string) => boolean): string[] {
  for (let at = SHORTEST_STRANGER; word.length - at >= SHORTEST_STRANGER; at++)
    if (isKnown(word.slice(at))) return [word.slice(at)];
  for (let end = word.length - SHORTEST_STRANGER; end > SHORTEST_STRANGER; end--)
    if (isKnown(word.slice(0, end))) return [word.slice(0, end)];
  return [];
}
