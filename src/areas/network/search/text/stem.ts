import { LANGUAGES, type Language } from '../../capabilities/index.ts';

/**
 * Endings that forms of one word differ by, the longest first. They are cut, not analysed: what counts is that two forms
 * meet, and a word that loses a letter too many loses it everywhere.
 */
const ENDINGS: Readonly<Partial<Record<Language, readonly string[]>>> = {
  fr: ['ements', 'ement', 'iques', 'ique', 'euses', 'euse', 'eurs', 'eur', 'ees', 'ee', 'aux', 'es', 'e', 's', 'x'],
  en: ['ingly', 'ings', 'ing', 'ies', 'ical', 'ics', 'ic', 'ers', 'er', 'ed', 'es', 'e', 's', 'y'],
  es: ['icos', 'icas', 'ico', 'ica', 'ores', 'oras', 'or', 'ora', 'es', 'os', 'as', 'o', 'a', 'e', 's'],
  it: ['iche', 'ici', 'ico', 'ica', 'tori', 'tore', 'trici', 'he', 'hi', 'io', 'ie', 'ii', 'i', 'e', 'o', 'a'],
  pt: ['icos', 'icas', 'ico', 'ica', 'oes', 'ais', 'eis', 'ao', 'al', 'el', 'ores', 'or', 'os', 'as', 'es', 'o', 'a', 'e', 's'],
  de: ['ischen', 'ischer', 'isches', 'ische', 'isch', 'ungen', 'ung', 'ern', 'em', 'en', 'er', 'es', 'e', 'n', 's'],
  nl: ['ische', 'isch', 'ingen', 'ing', 'eren', 'ers', 'er', 'en', 's', 'e'],
  pl: [
    'owych', 'owymi', 'owego', 'owej', 'owym', 'icznych', 'iczny', 'iczne', 'iczna', 'nych', 'nymi', 'nego', 'owy',
    'owe', 'owa', 'ania', 'anie', 'enia', 'enie', 'ami', 'ach', 'ych', 'ymi', 'ego', 'nej', 'ny', 'ne', 'na', 'ej',
    'om', 'ow', 'ie', 'ia', 'ii', 'y', 'i', 'a', 'e', 'o', 'u',
  ],
  sv: [
    'iska', 'iskt', 'isk', 'ningar', 'ningen', 'ning', 'arna', 'erna', 'orna', 'ade', 'ar', 'er', 'or', 'en', 'et', 'na',
    'an', 'a', 'e', 'n', 't', 's',
  ],
}; // prettier-ignore

const HAS_DIGIT = /\d/;
/** What must be left of a word: shorter, and every word would be another's form. */
const LEFT = 3;
const KEPT = 100_000;
const kept = new Map(LANGUAGES.map((language) => [language, new Map<string, string>()]));

/** What forms of a folded word have in common in one language; signs, numbers and designations are left whole. */
export function stem(word: string, language: Language): string {
  const endings = ENDINGS[language];
  if (!endings || word.length <= LEFT || HAS_DIGIT.test(word)) return word;
  const known = kept.get(language)!;
  let found = known.get(word);
  if (found === undefined) {
    found = cut(word, endings);
    if (known.size >= KEPT) known.clear();
    known.set(word, found);
  }
  return found;
}

function cut(word: string, endings: readonly string[]): string {
  const ending = endings.find((one) => word.length - one.length >= LEFT && word.endsWith(one));
  const left = ending === undefined ? word : word.slice(0, -ending.length);
  // pompen, pomp; stoppen, stop: a doubled last consonant is one.
  return left.length > LEFT && left.at(-1) === left.at(-2) ? left.slice(0, -1) : left;
}

/** The languages whose words have forms, in the order of the thesaurus. */
export const INFLECTED = LANGUAGES.filter((language) => ENDINGS[language]);
