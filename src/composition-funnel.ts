import { countDiagnosed } from '#areas/diagnosis/server/index.ts';
import { measureStage } from '#areas/outreach/server/index.ts';

/**
 * Who counts which stage of the funnel. Called by each process that answers questions: the pages are bundled apart from
 * the server around them, and have their own copy of what is registered.
 */
export function composeFunnel(): void {
  measureStage('diagnosed', countDiagnosed);
}
