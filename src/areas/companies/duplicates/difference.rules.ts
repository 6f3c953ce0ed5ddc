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
/** With less in common, marks say only that the two have nothing to do with each other. */
const ALIKE = 0.5;

/**
 * Both texts cut into what they share and what they do not, capitals and accents aside. Texts that are hardly alike
 * come whole.
 */
export function differences(left: string, right: string): { left: Stretch[]; right: Stretch[] } {
  const [a, b] = [[...left], [...right]];
  const cut = a.length > LONGEST || b.length > LONGEST ? null : compare(a, b);
  const alike = cut !== null && Math.min(sharedOf(cut.left), sharedOf(cut.right)) >= ALIKE;
  return alike ? cut : { left: whole(left), right: whole(right) };
}

const whole = (text: string): Stretch[] => (text === '' ? [] : [{ text, same: true }]);

/** The share of a text that the other one has too. */
function sharedOf(stretches: readonly Stretch[]): number {
  const length = (of: readonly Stretch[]) => of.reduce((sum, { text }) => sum + text.length, 0);
  return length(stretches.filter(({ same }) => same)) / Math.max(1, length(stretches));
}

/** Common beginning and end stay whatever their length; between them only stretches that are no accident. */
function compare(a: readonly string[], b: readonly string[]): { left: Stretch[]; right: Stretch[] } {
  const [x, y] = [a.map((letter) => fold(letter)), b.map((letter) => fold(letter))];
  const shorter = Math.min(a.length, b.length);
  const start = countWhile(shorter, (at) => x[at] === y[at]);
  const end = countWhile(shorter - start, (at) => x.at(-1 - at) === y.at(-1 - at));
  const { inA, inB } = commonOf(x.slice(start, x.length - end), y.slice(start, y.length - end));
  const around = (letters: readonly string[], shared: boolean[]) =>
    join([
      { text: letters.slice(0, start).join(''), same: true },
      ...stretches(letters.slice(start, letters.length - end), shared),
      { text: letters.slice(letters.length - end).join(''), same: true },
    ]);
  return { left: around(a, inA), right: around(b, inB) };
}

function countWhile(most: number, holds: (at: number) => boolean): number {
  let count = 0;
  while (count < most && holds(count)) count += 1;
  return count;
}

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
  return found.map(({ text, same }) => ({ text, same: same && [...text].length >= SHORTEST }));
}

function join(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches.filter(({ text }) => text !== '')) {
    const last = joined.at(-1);
    if (last?.same === stretch.same) last.text += stretch.text;
    else joined.push({ ...stretch });
  }
  return joined;
}
