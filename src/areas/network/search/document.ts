import type { Language } from '../capabilities/index.ts';

/** Where in a profile a concept was named: it weighs, and a reason says it. */
export const CONCEPT_FIELDS = [
  'process',
  'material',
  'product',
  'finish',
  'equipment',
  'service',
  'certificate',
  'sector',
] as const;
export type ConceptField = (typeof CONCEPT_FIELDS)[number];

/** Which text of a profile a word was read in. */
export const TEXT_FIELDS = ['summary', 'description', 'product', 'reference', 'equipment'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** What a buyer may ask a least (or, for tolerance, smallest batch and lead time, a most) of. */
export const NUMBER_NAMES = [
  'pressTonnes',
  'maxLengthMm',
  'maxWidthMm',
  'maxHeightMm',
  'maxMassKg',
  'toleranceMm',
  'batchMin',
  'batchMax',
  'leadTimeDays',
] as const;
export type NumberName = (typeof NUMBER_NAMES)[number];

export interface Point {
  latitude: number;
  longitude: number;
}

export interface SupplierText {
  /** The author's language; it is never translated by a machine. */
  language: Language;
  field: TextField;
  text: string;
}

/** What the search knows of a supplier: only what its profile consents to show. Concepts are ids of the thesaurus. */
export interface SupplierDocument {
  /** The firm's id in the register. */
  id: string;
  name: string;
  otherNames: readonly string[];
  concepts: readonly { id: string; weight: ConceptField }[];
  texts: readonly SupplierText[];
  /** One of the 17 regions, `01` to `17`; empty when not known or not shown. */
  regionCode: string;
  municipality: string;
  point: Point | null;
  /** Lengths in mm, masses in kg, presses in metric tons, batches in pieces; a number not given is left out. */
  numbers: Readonly<Partial<Record<NumberName, number>>>;
  openNow: boolean;
  /** `expiresOn`: the last day it is valid (`YYYY-MM-DD`); null when it does not expire. */
  certificates: readonly { concept: string; expiresOn: string | null }[];
  roles: readonly string[];
  sizeClass: string;
  /** Served languages (BCP 47). */
  languages: readonly string[];
  /** Markets served or targeted (ISO 3166-1 alpha-2). */
  markets: readonly string[];
  /** ISO 8601 instant. */
  updatedAt: string;
}
