import type { Text } from '#platform/text.ts';
import type { ConceptKind, Language } from '../capabilities/index.ts';
import { hashOf } from '../search/text/vocabulary.ts';

/** An entry of a classification that an operator brings (CPV, SKOS), as it becomes a concept of an installation. */
export interface ClassifiedConcept {
  code: string;
  /** Code of the wider entry; null at the top. */
  parent: string | null;
  kind: ConceptKind;
  /** By language, the preferred term first; a classification seldom has all twelve languages. */
  terms: Partial<Record<Language, string[]>>;
}

export interface ClassificationProblem {
  /** Line of the file, from 1; null when it is of the whole. */
  row: number | null;
  message: Text;
}

/** What a file holds, or everything that is wrong with it: then nothing of it is taken. */
export interface ReadClassification {
  concepts: ClassifiedConcept[];
  problems: ClassificationProblem[];
}

const LONG_CODE = 40;

/**
 * The id of an entry: always the same for the same code, since profiles keep it. A code that plain letters and digits
 * do not tell whole has a number of its own behind what is left of it.
 */
export function conceptId(classification: string, code: string): string {
  const plain = code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const told = plain.length <= LONG_CODE && /^[ -~]+$/.test(code);
  const kept = plain.slice(0, LONG_CODE).replace(/-$/, '');
  return [classification, kept, told ? '' : hashOf(code).toString(36)].filter(Boolean).join('-');
}

export const problemAt = (row: number | null, fr: string, en: string): ClassificationProblem => ({
  row,
  message: { fr, en },
});

export const formatClassificationProblem = (
  { row, message }: ClassificationProblem,
  locale: 'fr' | 'en',
): string =>
  row === null ? message[locale] : `${locale === 'fr' ? 'Ligne' : 'Line'} ${row}: ${message[locale]}`;

/** Each parent is there, and nothing is under itself. */
export function treeProblems(concepts: readonly ClassifiedConcept[]): ClassificationProblem[] {
  const parents = new Map(concepts.map(({ code, parent }) => [code, parent]));
  const sound = new Set<string>();
  return concepts.flatMap(({ code, parent }) => {
    if (parent !== null && !parents.has(parent))
      return [
        problemAt(
          null,
          `« ${code} » est sous « ${parent} », qui n’existe pas.`,
          `“${code}” is under “${parent}”, which does not exist.`,
        ),
      ];
    const passed = new Set([code]);
    for (let at = parent; at !== null && !sound.has(at); at = parents.get(at) ?? null) {
      if (passed.has(at))
        return [problemAt(null, `« ${code} » est sous lui-même.`, `“${code}” is under itself.`)];
      passed.add(at);
    }
    for (const one of passed) sound.add(one);
    return [];
  });
}
