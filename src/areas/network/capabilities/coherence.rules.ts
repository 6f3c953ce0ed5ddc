import type * as z from 'zod';
import { checkAmbiguity } from './ambiguity.rules.ts';
import { conceptFileSchema, expandConcept, type Concept, type WrittenConcept } from './concept.ts';
import { problem, type ThesaurusProblem } from './problem.ts';
import { checkTerms } from './term.rules.ts';
import { checkTree } from './tree.rules.ts';

/** What files hold together, and everything that is wrong with it: an empty list means that it can be published. */
export interface CheckedThesaurus {
  /** Empty when something is wrong: half a thesaurus would find half of the suppliers. */
  concepts: Concept[];
  problems: ThesaurusProblem[];
}

/** Checks the files of a thesaurus, each parsed from JSON: first their shape, then that everything holds together. */
export function checkThesaurus(files: readonly unknown[]): CheckedThesaurus {
  const read = files.map(readFile);
  const written = read.flatMap((file) => file.concepts);
  const misshapen = read.flatMap((file) => file.problems);
  const problems = misshapen.length > 0 ? misshapen : checkCoherence(written);
  return { concepts: problems.length > 0 ? [] : written.map(expandConcept), problems };
}

/** What is wrong between concepts that have their shape, and in each. */
export function checkCoherence(concepts: readonly WrittenConcept[]): ThesaurusProblem[] {
  return [...checkTree(concepts), ...concepts.flatMap(checkTerms), ...checkAmbiguity(concepts)];
}

function readFile(json: unknown): { concepts: WrittenConcept[]; problems: ThesaurusProblem[] } {
  const read = conceptFileSchema.safeParse(json);
  if (read.success) return { concepts: read.data, problems: [] };
  return { concepts: [], problems: read.error.issues.map((issue) => misshapen(issue, json)) };
}

function misshapen(issue: z.core.$ZodIssue, json: unknown): ThesaurusProblem {
  const [index, ...path] = issue.path;
  const where = path.map(String).join('.');
  const about = where || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '');
  return problem(
    typeof index === 'number' ? nameOf(json, index) : '',
    about ? `« ${about} » n’a pas la forme attendue.` : 'Une liste de concepts est attendue.',
    about ? `“${about}” does not have the expected shape.` : 'A list of concepts is expected.',
  );
}

/** The id of an entry that may lack one. */
function nameOf(json: unknown, index: number): string {
  const entry: unknown = Array.isArray(json) ? json[index] : undefined;
  const named = typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string';
  return named ? (entry as { id: string }).id : `entry ${index + 1}`;
}
