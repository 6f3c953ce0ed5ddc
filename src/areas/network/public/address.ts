import { LANGUAGES, type Language } from '../capabilities/index.ts';
import { isLanguage, languageTag } from './language-tag.ts';

const ROOT = '/suppliers';

/** The addresses of the public pages, each with its reader's language: slugs and ids are the same in all of them. */
export const publicPath = {
  home: (language: Language): string => `${ROOT}/${language}`,
  search: (language: Language, query = ''): string => `${ROOT}/${language}/search${query && `?${query}`}`,
  firm: (language: Language, slug: string): string => `${ROOT}/${language}/firm/${slug}`,
  product: (language: Language, slug: string, product: string): string =>
    `${ROOT}/${language}/firm/${slug}/${product}`,
  capability: (language: Language, concept: string): string => `${ROOT}/${language}/capability/${concept}`,
  region: (language: Language, code: string): string => `${ROOT}/${language}/region/${code}`,
  certificate: (language: Language, concept: string): string => `${ROOT}/${language}/certificate/${concept}`,
  request: (language: Language, slug?: string): string =>
    `${ROOT}/${language}/request/new${slug ? `?to=${slug}` : ''}`,
} as const;

/** The language tag of a public page by its address; null for any other address. */
export function networkLanguageOf(path: string): string | null {
  const [, root, language] = path.split('/');
  return root === 'suppliers' && isLanguage(language) ? languageTag(language) : null;
}

/** The same page for readers of another language. */
export const inLanguage = (path: string, language: Language): string =>
  path.replace(/^\/suppliers\/[^/?]+/, `${ROOT}/${language}`);

export interface Alternate {
  hreflang: string;
  href: string;
}

/**
 * A page's counterparts for search engines: each language names all of them and itself. Who reads none is sent to the
 * page that chooses (home) or to English.
 */
export function alternatesOf(origin: string, path: string): Alternate[] {
  const home = /^\/suppliers\/[^/?]+$/.test(path);
  const other = home ? ROOT : inLanguage(path, 'en');
  return [
    ...LANGUAGES.map((language) => ({
      hreflang: languageTag(language),
      href: origin + inLanguage(path, language),
    })),
    { hreflang: 'x-default', href: origin + other },
  ];
}
