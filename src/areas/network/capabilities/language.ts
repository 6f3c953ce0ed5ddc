/** The languages of the thesaurus (BCP 47; `zh` is simplified Chinese), in the order in which a concept is written. */
export const LANGUAGES = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'pl', 'sv', 'zh', 'ja', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

type Script = 'Latin' | 'Han' | 'Kana' | 'Hangul';

const LETTERS: Readonly<Record<Script, RegExp>> = {
  Latin: /\p{Script=Latin}/u,
  Han: /\p{Script=Han}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hangul: /\p{Script=Hangul}/u,
};

/** The scripts that words of a language are made of, where Latin letters alone are not. */
const SCRIPTS: Readonly<Partial<Record<Language, readonly Script[]>>> = {
  zh: ['Han'],
  ja: ['Han', 'Kana'],
  ko: ['Hangul'],
};

/** Whether a term has at least one letter of the language's own writing. */
export const hasOwnScript = (term: string, language: Language): boolean =>
  (SCRIPTS[language] ?? ['Latin']).some((script) => LETTERS[script].test(term));

/** Whether a term has a letter that no word of the language has. Latin ones are at home everywhere (`CNC加工`). */
export function hasForeignLetter(term: string, language: Language): boolean {
  const own: readonly Script[] = [...(SCRIPTS[language] ?? []), 'Latin'];
  return (Object.keys(LETTERS) as Script[]).some(
    (script) => !own.includes(script) && LETTERS[script].test(term),
  );
}
