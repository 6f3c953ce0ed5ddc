import { listContent, readContent } from '#platform/content.ts';
import { conceptFileSchema, expandConcept, type Concept } from '../../capabilities/index.ts';

let known: ReadonlyMap<string, Concept> | null = null;

/** The concepts of the thesaurus by id. Their coherence is a test of the content, not something that a page checks. */
export function knownConcepts(): ReadonlyMap<string, Concept> {
  known ??= new Map(
    listContent('capabilities')
      .flatMap((file) => conceptFileSchema.parse(readContent(file)))
      .map((written) => [written.id, expandConcept(written)]),
  );
  return known;
}
