import { NUMBER_NAMES, type ConceptField, type SupplierDocument, type TextField } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { facetValues } from './index/facet-values.ts';
import { isText, placeByte } from './places.ts';
import { readText, type Reading } from './read-text.ts';
import { hashOf } from './text/vocabulary.ts';
import { nameWords } from './text/tokens.ts';
import type { Words } from './text/words.ts';

/** A document as the index holds it: numbers of lists with how much each counts for it. */
export interface Analysed {
  id: string;
  name: string;
  /** Decides between equals, the same in every process. */
  tie: number;
  /** Minutes since 1970. */
  updated: number;
  entries: { list: number; impact: number; place: number }[];
  /** Concepts that the profile names itself. */
  concepts: { concept: number; place: number }[];
  numbers: number[];
  latitude: number;
  longitude: number;
  certificates: { concept: number; lastDay: number }[];
}

const CONCEPT_WEIGHTS: Readonly<Record<ConceptField, number>> = {
  process: 3,
  product: 3,
  material: 2.5,
  finish: 2.5,
  certificate: 2.5,
  equipment: 2,
  service: 2,
  sector: 1.5,
};
const TEXT_WEIGHTS: Readonly<Record<TextField, number>> = {
  summary: 1,
  product: 0.9,
  description: 0.7,
  equipment: 0.6,
  reference: 0.5,
};

/** A wider concept counts as this much of what the firm names, per step up. */
const WIDER = 0.75;
/** Words of a usual profile: a longer one needs a word more often for the same weight. */
const USUAL_LENGTH = 60;
const NEVER = 0xffff;
const NO_NUMBER = Number.NaN;

/** What a shared table gives every document: numbers for lists, and which of them results are counted by. */
export interface Tables {
  lexicon: Lexicon;
  words: Words;
  addFacet(list: number): void;
}

export function analyse(document: SupplierDocument, tables: Tables): Analysed {
  const { lexicon } = tables;
  const read = readAll(document, tables);
  const named = namedConcepts(document, read, lexicon);
  const closed = withWider(named, lexicon);
  const length = 0.4 + (0.6 * read.length) / USUAL_LENGTH;
  const values = facetValues(document).map((value) => tables.words.add('f', value));
  const counted = [...closed.keys()].filter((concept) => lexicon.counted[concept]);
  for (const list of [...values, ...counted]) tables.addFacet(list);
  return {
    id: document.id,
    name: document.name,
    tie: hashOf(document.id),
    updated: Math.max(0, Math.floor(Date.parse(document.updatedAt) / 60_000) || 0),
    entries: [
      ...[...read.words].map(([list, { weight, place }]) => ({
        list,
        impact: saturate(weight, 1.2 * length),
        place,
      })),
      ...[...closed].map(([list, weight]) => ({
        list,
        impact: saturate(weight, 0.6 * Math.max(0.3, Math.min(length, 1.5))),
        place: named.get(list)?.place ?? 0,
      })),
      ...nameEntries(document, tables),
      ...values.map((list) => ({ list, impact: 255, place: 0 })),
    ],
    concepts: [...named]
      .filter(([concept]) => concept < lexicon.concepts.length)
      .map(([concept, { place }]) => ({ concept, place })),
    numbers: NUMBER_NAMES.map((name) => document.numbers[name] ?? NO_NUMBER),
    latitude: document.point?.latitude ?? NO_NUMBER,
    longitude: document.point?.longitude ?? NO_NUMBER,
    certificates: document.certificates
      .map(({ concept, expiresOn }) => ({
        concept: lexicon.numbers.get(concept) ?? -1,
        lastDay: dayNumber(expiresOn),
      }))
      .filter(({ concept }) => concept >= 0),
  };
}

/** Days since 2000: a certificate without an end outlasts them all. */
export function dayNumber(day: string | null): number {
  if (day === null) return NEVER;
  const days = Math.floor((Date.parse(day) - Date.UTC(2000, 0, 1)) / 86_400_000);
  return Number.isNaN(days) ? 0 : Math.max(0, Math.min(days, NEVER - 1));
}

/** Between 1 and 255, nearer to it with every time it is said. */
const saturate = (weight: number, half: number): number =>
  Math.max(1, Math.min(255, Math.round((255 * weight) / (weight + half))));

function readAll({ texts }: SupplierDocument, { lexicon, words }: Tables): Reading {
  const reading: Reading = { words: new Map(), concepts: new Map(), length: 0 };
  for (const { language, field, text } of texts)
    readText(
      { text, language, weight: TEXT_WEIGHTS[field], place: placeByte(field, language) },
      lexicon,
      words,
      reading,
    );
  return reading;
}

type Named = Map<number, { weight: number; place: number }>;

/** What the fields say comes before what was read in a text. */
function namedConcepts(document: SupplierDocument, read: Reading, lexicon: Lexicon): Named {
  const named: Named = new Map(read.concepts);
  for (const { id, weight } of document.concepts) {
    const concept = lexicon.numbers.get(id);
    if (concept === undefined) continue;
    const before = named.get(concept);
    const place = before && !isText(before.place) ? before.place : placeByte(weight);
    named.set(concept, { weight: (before?.weight ?? 0) + CONCEPT_WEIGHTS[weight], place });
  }
  return named;
}

function withWider(named: Named, lexicon: Lexicon): Map<number, number> {
  const closed = new Map<number, number>();
  for (const [concept, { weight }] of named) closed.set(concept, Math.max(weight, closed.get(concept) ?? 0));
  for (const [concept, { weight }] of named) {
    let left = weight * WIDER;
    let at = concept < lexicon.concepts.length ? lexicon.parents[concept]! : -1;
    for (; at >= 0; at = lexicon.parents[at]!, left *= WIDER)
      if ((closed.get(at) ?? 0) < left) closed.set(at, left);
  }
  return closed;
}

/** A name of two words says more by each than one of six. */
function nameEntries({ name, otherNames }: SupplierDocument, { words }: Tables): Analysed['entries'] {
  const best = new Map<number, number>();
  for (const one of [name, ...otherNames]) {
    const parts = nameWords(one);
    const impact = Math.max(1, Math.round(255 / (0.7 + 0.3 * parts.length)));
    for (const part of parts) {
      const list = words.add('n', part);
      best.set(list, Math.max(impact, best.get(list) ?? 0));
    }
  }
  return [...best].map(([list, impact]) => ({ list, impact, place: 0 }));
}
