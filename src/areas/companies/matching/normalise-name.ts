import { fold, rememberLast, unique, words } from './text.ts';
import { CANONICAL_WORDS, LEGAL_FORMS, SMALL_WORDS } from './words.ts';

const DOTTED_INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;
const NUMBERED = /(?<!\d)(\d{4})[-. ](\d{4})(?!\d)/g;
const ELISION = /(?<![\p{L}\p{N}])(?:l|d|qu)'/gu;
const PROVINCES = new Set(['quebec', 'canada', 'ontario']);

/**
 * The words that tell one firm from another, in order: no accent, no legal form, no small word, one spelling
 * per abbreviation, initials joined (`J. & M.` → `jm`). A numbered company keeps its number as one word
 * (`9123-4567 Québec inc.` → `91234567`): the number is its name. A name made of legal forms only stays as it is.
 */
export function nameTokens(name: string): string[] {
  const all = words(unpunctuate(fold(name)));
  const kept = distinctive(joinInitials(unique(distinctive(all.map(canonical)))).map(canonical));
  return unique(dropProvinces(kept.length > 0 ? kept : all));
}

const NUMBERED_NAME =
  /(?<!\d)(\d{4})[-. ]?(\d{4})[, ]+(?:quebec|qc)(?![a-z])|(?<!\d)(\d{6,8})[, ]+(?:canada|ontario)(?![a-z])/;

/** The number of a numbered company, which the law gives to one firm only: `9123-4567 Québec inc.` → `91234567`. */
export function companyNumber(names: readonly string[]): string | undefined {
  for (const name of names) {
    const [, first, second, federal] = NUMBERED_NAME.exec(fold(name)) ?? [];
    const number = federal ?? (first === undefined ? undefined : `${first}${second ?? ''}`);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** All names of a record as their words. */
export const namesAsTokens = rememberLast((record: { readonly names: readonly string[] }): string[][] =>
  record.names.map(nameTokens),
);

function unpunctuate(folded: string): string {
  const undotted = folded.includes('.')
    ? folded.replace(DOTTED_INITIALS, (initials) => initials.replaceAll('.', ''))
    : folded;
  const numbered = undotted.replace(NUMBERED, '$1$2');
  return numbered.includes("'") ? numbered.replace(ELISION, ' ').replaceAll("'", '') : numbered;
}

/** A final s says little: `Industries`, `Industrie`. Short words and `ss` keep theirs (`gas`, `glass`). */
function canonical(word: string): string {
  const whole = CANONICAL_WORDS.get(word);
  if (whole !== undefined) return whole;
  const single = word.length > 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  return CANONICAL_WORDS.get(single) ?? single;
}

const distinctive = (tokens: readonly string[]): string[] =>
  tokens.filter((token) => !LEGAL_FORMS.has(token) && !SMALL_WORDS.has(token));

const isInitial = (token: string): boolean => /^\p{L}$/u.test(token);

function joinInitials(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  let initials = '';
  for (const token of [...tokens, '']) {
    if (isInitial(token)) {
      initials += token;
      continue;
    }
    if (initials !== '') joined.push(initials);
    initials = '';
    if (token !== '') joined.push(token);
  }
  return joined;
}

const isCompanyNumber = (token: string | undefined): boolean =>
  token !== undefined && /^\d{6,9}$/.test(token);

/** `9123-4567 Québec`: the province only says which register gave the number. */
function dropProvinces(tokens: readonly string[]): string[] {
  const kept: string[] = [];
  for (const token of tokens) if (!(PROVINCES.has(token) && isCompanyNumber(kept.at(-1)))) kept.push(token);
  return kept;
}
