import { fold } from '../matching/text.ts';

/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  text: string;
  same: boolean;
}

/** Longer texts are shown without marks: the table of the comparison grows with the product of both. */
const LONGEST = 400;
/** A shorter stretch in common between two differences is chance, and only makes confetti. */
const SHORTEST = 3;

/**
 * Both texts cut into what they share and what they do not, capitals and accents aside. Only worth showing for texts
 * that are alike.
 */
export function differences(left: string, right: string): { left: Stretch[]; right: Stretch[] } {
  const [a, b] = [[...left], [...right]];
  if (a.length > LONGEST || b.length > LONGEST) return { left: whole(left), right: whole(right) };
  const { inA, inB } = commonOf(a.map(fold), b.map(fold));
  return { left: stretches(a, inA), right: stretches(b, inB) };
}

const whole = (text: string): Stretch[] => (text === '' ? [] : [{ text, same: true }]);

/** Which characters of each belong to the longest common subsequence. */
function commonOf(a: readonly string[], b: readonly string[]): { inA: boolean[]; inB: boolean[] } {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      longest[at] =
        a[i] === b[j] ? longest[at + width + 1]! + 1 : Math.max(longest[at + width]!, longest[at + 1]!);
    }
  }
  return walk(a, b, longest);
}

function walk(
  a: readonly string[],
  b: readonly string[],
  longest: Uint16Array,
): { inA: boolean[]; inB: boolean[] } {
  const width = b.length + 1;
  const [inA, inB] = [a.map(() => false), b.map(() => false)];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      inA[i] = inB[j] = true;
      i += 1;
      j += 1;
    } else if (longest[at + width]! >= longest[at + 1]!) i += 1;
    else j += 1;
  }
  return { inA, inB };
}

function stretches(characters: readonly string[], shared: readonly boolean[]): Stretch[] {
  const found = join(characters.map((text, at) => ({ text, same: shared[at] ?? false })));
  const calm = found.map((stretch, at) => ({
    ...stretch,
    same: stretch.same && !(at > 0 && at < found.length - 1 && [...stretch.text].length < SHORTEST),
  }));
  return join(calm);
}

function join(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last?.same === stretch.same) last.text += stretch.text;
    else joined.push({ ...stretch });
  }
  return joined;
}
