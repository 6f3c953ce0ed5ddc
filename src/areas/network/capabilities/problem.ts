import type { Text } from '#platform/text.ts';
import type { Language } from './language.ts';

/** What is wrong with one concept, for the person who wrote its line. */
export interface ThesaurusProblem {
  /** Id of the concept; `entry 3` where it has none that can be read. Empty for the whole thesaurus. */
  concept: string;
  language?: Language;
  message: Text;
}

export const problem = (concept: string, fr: string, en: string, language?: Language): ThesaurusProblem => ({
  concept,
  ...(language && { language }),
  message: { fr, en },
});

/** One line: `extrusion, de: …`. */
export const formatProblem = (
  { concept, language, message }: ThesaurusProblem,
  locale: 'fr' | 'en',
): string => [[concept, language].filter(Boolean).join(', '), message[locale]].filter(Boolean).join(': ');
