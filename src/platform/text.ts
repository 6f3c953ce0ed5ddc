export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A sentence in both languages, decided before anyone knows who will read it. */
export interface Text {
  fr: string;
  en: string;
}

/** Both readings of a compiled message: `text(m.import_row_problem, { row: 4 })`. */
export function text<P>(
  message: (params: P, options: { locale: Locale }) => string,
  params: P = {} as P,
): Text {
  return { fr: message(params, { locale: 'fr' }), en: message(params, { locale: 'en' }) };
}
