import { fold } from './matching/text.ts';

/** Words that say nothing about which firm: they are neither kept nor looked for, unless nothing else was typed. */
const COMMON = new Set(
  'a and au aux co cie d de des du en enr et inc incorporee l la le les limited limitee llc llp ltd ltee of s sec senc sencrl the'.split(
    ' ',
  ),
);
const LONGEST_WORD = 40;
const MOST_WORDS = 80;

const splitWords = (value: string): string[] =>
  fold(value)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LONGEST_WORD));

/** "A.B.C. Soudure" is also looked for as "abc": letters that stand alone, side by side, make one word. */
function acronyms(words: readonly string[]): string[] {
  const runs = words.map((word) => (/^[a-z]$/.test(word) ? word : ' ')).join('');
  return runs.split(' ').filter((run) => run.length > 1);
}

export interface SearchableFirm {
  legalName: string;
  otherNames: readonly { name: string }[];
  neq?: string | null;
  businessNumber?: string | null;
  city?: string | null;
  postalCode?: string | null;
  website?: string | null;
}

/** The words a firm is found by, folded and separated by single spaces, each once: `company.search_text`. */
export function searchText(firm: SearchableFirm): string {
  const names = [firm.legalName, ...firm.otherNames.map(({ name }) => name)].map(splitWords);
  const words = [
    ...names.flat(),
    ...names.flatMap(acronyms),
    ...(firm.neq ? [firm.neq] : []),
    ...(firm.businessNumber ? [firm.businessNumber] : []),
    ...splitWords(firm.city ?? ''),
    ...splitWords((firm.postalCode ?? '').replace(/\s/g, '')),
    ...splitWords(hostOf(firm.website ?? '')),
  ];
  return [...new Set(words.filter((word) => !COMMON.has(word)))].slice(0, MOST_WORDS).join(' ');
}

/** "https://www.soudure-abc.com/fr" gives "soudure-abc": endings of domains distinguish nobody. */
const hostOf = (website: string): string =>
  website
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.[^.]*$/, '');

/** What someone typed, as beginnings of words to look for. Digits typed in groups ("11 4512 3456") are one number. */
export function queryWords(typed: string): string[] {
  const compact = typed.replace(/[\s.-]/g, '');
  if (/^[0-9]{4,}$/.test(compact)) return [compact];
  if (/^[a-z][0-9][a-z][0-9][a-z][0-9]$/i.test(compact)) return [compact.toLowerCase()];
  const words = [...new Set(splitWords(typed))];
  const telling = words.filter((word) => !COMMON.has(word));
  return (telling.length > 0 ? telling : words).slice(0, 12);
}

/** Whether a word of a search may be a misspelt one: numbers and very short words are taken as they stand. */
export const mayBeMisspelt = (word: string): boolean => /^[a-z]{4,}$/.test(word);

/**
 * A text search query (PostgreSQL's `tsquery`): every word, or one of those that stand in for it, begins a word of the
 * firm. Words are letters and digits only, so nothing in them can be taken for an operator.
 */
export const searchQuery = (alternatives: readonly (readonly string[])[]): string =>
  alternatives.map((words) => `(${words.map((word) => `'${word}':*`).join(' | ')})`).join(' & ');

const MOST_NEIGHBOURS = 6;

/** The words of the register nearest to a misspelt one: one slip for four letters, two from seven on. */
export function nearestWords(typed: string, candidates: readonly string[]): string[] {
  const slips = typed.length < 7 ? 1 : 2;
  return [...new Set(candidates)]
    .map((word) => ({ word, slips: slipsTo(typed, word) }))
    .filter((candidate) => candidate.slips <= slips)
    .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_NEIGHBOURS)
    .map(({ word }) => word);
}

/**
 * Slips (a letter too many, too few, wrong, or two swapped) between what was typed and the nearest beginning of a word:
 * the optimal string alignment distance, with the end of the word free.
 */
export function slipsTo(typed: string, word: string): number {
  let before: number[] = [];
  let above = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    for (let column = 1; column <= word.length; column++) {
      const changed = above[column - 1]! + (typed[row - 1] === word[column - 1] ? 0 : 1);
      current[column] = Math.min(changed, above[column]! + 1, current[column - 1]! + 1);
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (swapped) current[column] = Math.min(current[column]!, before[column - 2]! + 1);
    }
    before = above;
    above = current;
  }
  return Math.min(...above);
}
