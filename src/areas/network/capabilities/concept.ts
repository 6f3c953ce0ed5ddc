import * as z from 'zod';
import { LANGUAGES, type Language } from './language.ts';

/** What a concept is. A finish is a surface treatment and its result; a product is bought, equipment makes it. */
export const CONCEPT_KINDS = [
  'process',
  'material',
  'finish',
  'product',
  'equipment',
  'certificate',
  'service',
  'sector',
] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** What a number said beside a concept counts ("press of 2,000 t"). */
export const UNITS = [
  't',
  'kg',
  'g',
  'mm',
  'm',
  'µm',
  'm²',
  'm³',
  'L',
  'kN',
  'MN',
  'kJ',
  'kW',
  'MW',
  'kV',
  'bar',
  'MPa',
  'HRC',
  '°C',
  'axes',
  'pieces',
] as const;
export type Unit = (typeof UNITS)[number];

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const language = z.enum(['all', ...LANGUAGES]);

/**
 * A concept as its line of `content/capabilities/*.json` has it.
 *
 * `all` is the short form of an international designation (`6061-T6`, `ISO 9001`): as preferred term it stands for every
 * language that has none of its own; as synonyms it is added to those of every language.
 */
export const writtenConceptSchema = z.strictObject({
  id,
  kind: z.enum(CONCEPT_KINDS),
  /** The wider concept, of the same kind; none at the root of a tree. */
  parent: id.optional(),
  preferred: z.partialRecord(language, z.string()),
  synonyms: z.partialRecord(language, z.array(z.string()).min(1)).optional(),
  /** The usual unit first: the one of a number that has none. */
  units: z.array(z.enum(UNITS)).min(1).optional(),
  codes: z
    .strictObject({
      /** Common Procurement Vocabulary 2008, without its check digit. */
      cpv: z
        .array(z.string().regex(/^\d{8}$/))
        .min(1)
        .optional(),
      /** Harmonized System: heading (4 digits) or subheading (6). */
      hs: z
        .array(z.string().regex(/^\d{4}(\d{2})?$/))
        .min(1)
        .optional(),
      /** SCIAN, NAICS Canada 2022: 2 to 6 digits. */
      naics: z
        .array(z.string().regex(/^\d{2,6}$/))
        .min(1)
        .optional(),
    })
    .optional(),
  /** Terms that another concept of this kind has as well, and declares too. */
  ambiguous: z.array(z.string()).min(1).optional(),
});

export const conceptFileSchema = z.array(writtenConceptSchema);

export type WrittenConcept = z.infer<typeof writtenConceptSchema>;

export interface Terms {
  preferred: string;
  /** Without the preferred term, in the order written. */
  synonyms: readonly string[];
}

export interface Codes {
  cpv: readonly string[];
  hs: readonly string[];
  naics: readonly string[];
}

/** A concept with its terms in every language. */
export interface Concept {
  id: string;
  kind: ConceptKind;
  /** Null at the root of a tree. */
  parent: string | null;
  terms: Readonly<Record<Language, Terms>>;
  units: readonly Unit[];
  codes: Codes;
  /** Terms that another concept of this kind has as well, as written. */
  ambiguous: readonly string[];
}

/** A concept as it is used. A language without a preferred term has an empty one: coherence says so before. */
export function expandConcept(written: WrittenConcept): Concept {
  const { id, kind, parent = null, units = [], codes, ambiguous = [] } = written;
  const terms = Object.fromEntries(LANGUAGES.map((language) => [language, termsIn(written, language)]));
  return {
    id,
    kind,
    parent,
    terms: terms as Record<Language, Terms>,
    units,
    codes: { cpv: codes?.cpv ?? [], hs: codes?.hs ?? [], naics: codes?.naics ?? [] },
    ambiguous,
  };
}

function termsIn({ preferred, synonyms }: WrittenConcept, language: Language): Terms {
  return {
    preferred: preferred[language] ?? preferred.all ?? '',
    synonyms: [...(synonyms?.[language] ?? []), ...(synonyms?.all ?? [])],
  };
}
