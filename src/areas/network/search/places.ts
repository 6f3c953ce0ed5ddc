import { LANGUAGES, type Language } from '../capabilities/index.ts';
import { CONCEPT_FIELDS, TEXT_FIELDS, type ConceptField, type TextField } from './document.ts';

/** Where something stands in a profile, in one byte: which field, and the language of a text. */
const FIELDS: readonly (TextField | ConceptField)[] = [...TEXT_FIELDS, ...CONCEPT_FIELDS];

export const placeByte = (field: TextField | ConceptField, language: Language = 'fr'): number =>
  (FIELDS.indexOf(field) << 4) | LANGUAGES.indexOf(language);

export const fieldOf = (place: number): TextField | ConceptField => FIELDS[place >> 4]!;
export const languageOf = (place: number): Language => LANGUAGES[place & 15]!;
export const isText = (place: number): boolean => place >> 4 < TEXT_FIELDS.length;
