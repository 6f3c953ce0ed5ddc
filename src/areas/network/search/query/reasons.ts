import type { How, Reason } from '../engine.ts';
import type { ConceptField, TextField } from '../document.ts';
import type { Lexicon } from '../lexicon.ts';
import { fieldOf, isText, languageOf } from '../places.ts';
import { placeOf } from '../index/arrays.ts';
import { listPlace, type Segment } from '../index/segment.ts';
import type { Words } from '../text/words.ts';
import type { Asked } from './plan.ts';

const NEAREST: readonly How[] = ['same', 'narrower', 'wider', 'sibling'];

/** Why a supplier was found, one line for each thing asked, each line once. */
export function reasonsOf(
  segment: Segment,
  doc: number,
  units: readonly Asked[],
  lexicon: Lexicon,
  words: Words,
): Reason[] {
  const reasons = units.flatMap((unit) => {
    const reason =
      nearestConcept(segment, doc, unit, lexicon) ??
      wordReason(segment, doc, unit, lexicon.concepts.length, words);
    return reason ? [reason] : [];
  });
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key =
      reason.kind === 'concept' ? `${reason.asked} ${reason.has}` : `${reason.kind} ${reason.words}`;
    return !seen.has(key) && seen.add(key);
  });
}

function nearestConcept(segment: Segment, doc: number, unit: Asked, lexicon: Lexicon): Reason | null {
  const { conceptStarts, concepts, conceptPlaces } = segment.data;
  let best: { has: number; asked: number; how: How; place: number } | null = null;
  // Of several as near, the one that the supplier says first: a process before the machine of its name.
  for (let at = conceptStarts[doc]!; at < conceptStarts[doc + 1]!; at++)
    for (const asked of unit.concepts) {
      const how = relation(asked, concepts[at]!, lexicon.parents);
      if (how && (!best || rankOf(how, conceptPlaces[at]!) < rankOf(best.how, best.place)))
        best = { has: concepts[at]!, asked, how, place: conceptPlaces[at]! };
    }
  return (
    best && {
      kind: 'concept',
      words: unit.words,
      asked: lexicon.concepts[best.asked]!.id,
      has: lexicon.concepts[best.has]!.id,
      how: best.how,
      field: fieldOf(best.place) as ConceptField | TextField,
    }
  );
}

/** The same before a narrower one; what a field says before what was read in a text. */
const rankOf = (how: How, place: number): number => NEAREST.indexOf(how) * 2 + Number(isText(place));

export function relation(asked: number, has: number, parents: Int32Array): How | null {
  if (asked === has) return 'same';
  if (isUnder(has, asked, parents)) return 'narrower';
  if (isUnder(asked, has, parents)) return 'wider';
  return parents[asked]! >= 0 && parents[asked] === parents[has] ? 'sibling' : null;
}

function isUnder(narrow: number, wide: number, parents: Int32Array): boolean {
  for (let at = parents[narrow]!; at >= 0; at = parents[at]!) if (at === wide) return true;
  return false;
}

/** The strongest of the unit's words that the supplier has. */
function wordReason(
  segment: Segment,
  doc: number,
  { words: asked, clauses }: Asked,
  concepts: number,
  words: Words,
): Reason | null {
  for (const { list } of clauses) {
    const place = list < concepts ? -1 : placeIn(segment, list, doc);
    if (place < 0) continue;
    if (list >= words.first && words.kindOf(list) === 'n') return { kind: 'name', words: asked };
    return { kind: 'text', words: asked, language: languageOf(place), field: fieldOf(place) as TextField };
  }
  return null;
}

function placeIn(segment: Segment, list: number, doc: number): number {
  const { starts, docs, places } = segment.data;
  const at = listPlace(segment, list);
  const found = at < 0 ? -1 : placeOf(docs, doc, starts[at]!, starts[at + 1]!);
  return found < 0 ? -1 : places[found]!;
}
