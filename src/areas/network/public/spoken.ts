import { LANGUAGES, type Language } from '../capabilities/index.ts';
import type { LocalText } from '../profile/profile.ts';

/** A text and the language that its author wrote it in. */
export interface Spoken {
  text: string;
  language: Language;
}

/** What an author wrote, in the reader's language when it is there, or as near as it gets: nobody translates it. */
export function spokenFor(written: LocalText | undefined, reader: Language): Spoken | null {
  const order: readonly Language[] = [reader, 'en', 'fr', ...LANGUAGES];
  const language = order.find((one) => written?.[one]);
  return language ? { language, text: written![language]! } : null;
}
