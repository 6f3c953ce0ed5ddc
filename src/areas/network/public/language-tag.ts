import { LANGUAGES, type Language } from '../capabilities/index.ts';

/** As `lang`, `hreflang` and `Intl` name a language: Chinese says that its signs are the simplified ones. */
export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-Hans' : language);

/** What speakers of a language call it. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  it: 'Italiano',
  pt: 'Português',
  nl: 'Nederlands',
  pl: 'Polski',
  sv: 'Svenska',
  zh: '简体中文',
  ja: '日本語',
  ko: '한국어',
};

export const isLanguage = (value: string | undefined): value is Language =>
  (LANGUAGES as readonly (string | undefined)[]).includes(value);

/** The first language that a browser asks for (`Accept-Language`) and that we speak; English for all others. */
export function preferredLanguage(header: string | null): Language {
  const asked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';');
      const quality = Number(
        options
          .find((one) => one.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.slice(0, 2).toLowerCase(), quality };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return asked.map(({ language }) => language).find(isLanguage) ?? 'en';
}
