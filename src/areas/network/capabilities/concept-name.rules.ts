import type { Concept } from './concept.ts';
import { LANGUAGES, type Language } from './language.ts';

/**
 * The preferred term for a reader, and the language that it is in: of an imported concept that lacks the reader's, the
 * English one, or any other. Null for a concept that is not there.
 */
export function termFor(
  concept: Concept | undefined,
  reader: Language,
): { term: string; language: Language } | null {
  const order: readonly Language[] = [reader, 'en', ...LANGUAGES];
  const language = order.find((one) => concept?.terms[one].preferred);
  return language ? { term: concept!.terms[language].preferred, language } : null;
}

/** The same in plain text: one of another language says which (`Eisenpyrit (allemand)`). Empty for none. */
export function conceptName(concept: Concept | undefined, reader: Language): string {
  const found = termFor(concept, reader);
  if (!found) return '';
  return found.language === reader ? found.term : `${found.term} (${languageName(found.language, reader)})`;
}

const names = new Map<Language, Intl.DisplayNames>();

/** What the reader calls a language. */
export function languageName(of: Language, reader: Language): string {
  let display = names.get(reader);
  if (!display) names.set(reader, (display = new Intl.DisplayNames([reader], { type: 'language' })));
  return display.of(of) ?? of;
}
