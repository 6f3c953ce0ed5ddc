/** The languages of the thesaurus (BCP 47; `zh` is simplified Chinese), in the order in which a concept is written. */
export const LANGUAGES = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'pl', 'sv', 'zh', 'ja', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a word of the language has at least one character of, where Latin letters are not its script. */
export const SCRIPTS: Readonly<Partial<Record<Language, RegExp>>> = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
};
