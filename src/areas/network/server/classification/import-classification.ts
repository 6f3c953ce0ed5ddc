import { sql } from 'kysely';
import { asActor, type Tx } from '#platform/db/scope.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import {
  conceptId,
  problemAt,
  type ClassificationProblem,
  type ClassifiedConcept,
} from '../../classification/index.ts';
import { knownConcepts } from '../profile/known-concepts.ts';

const AT_ONCE = 1000;
/** The search numbers the concepts of an installation with 16 bits, and its facets as well. */
const MOST_CONCEPTS = 60_000;

export interface Classification {
  /** Names it, and stands before its codes: `cpv` makes `cpv-14312000`. */
  id: string;
  fileName: string;
  concepts: readonly ClassifiedConcept[];
}

/**
 * Puts a classification in the place of the one of that name, whole; every search hears of it. What is in the way is
 * said instead, and then nothing is changed.
 */
export function importClassification(
  runtime: Runtime,
  { id, fileName, concepts }: Classification,
): Promise<ClassificationProblem[]> {
  const rows = concepts.map(({ code, parent, kind, terms }, position) => ({
    id: conceptId(id, code),
    classificationId: id,
    position,
    kind,
    parent: parent === null ? null : conceptId(id, parent),
    code,
    terms: JSON.stringify(terms),
  }));
  return asActor(runtime.db, systemActor, async (tx) => {
    const problems = [...(await sizeProblems(tx, id, rows.length)), ...(await idProblems(tx, id, rows))];
    if (problems.length > 0) return problems;
    await tx.deleteFrom('classification').where('id', '=', id).execute();
    const importedAt = runtime.clock.now();
    await tx
      .insertInto('classification')
      .values({ id, fileName, concepts: rows.length, importedAt })
      .execute();
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await tx
        .insertInto('classificationConcept')
        .values(rows.slice(from, from + AT_ONCE))
        .execute();
    await sql`select pg_notify('supplier_change', 'thesaurus')`.execute(tx);
    return [];
  });
}

async function sizeProblems(tx: Tx, id: string, size: number): Promise<ClassificationProblem[]> {
  const { others } = await tx
    .selectFrom('classification')
    .select(({ fn }) => fn.coalesce(fn.sum<string>('concepts'), sql<string>`0`).as('others'))
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  const all = Number(others) + size;
  if (all <= MOST_CONCEPTS) return [];
  return [
    problemAt(
      null,
      `Cela ferait ${all} concepts importés ; une installation en tient ${MOST_CONCEPTS}.`,
      `That would make ${all} imported concepts; an installation holds ${MOST_CONCEPTS}.`,
    ),
  ];
}

/** Codes that come to one id, and ids that something else has: the thesaurus of the product, another classification. */
async function idProblems(
  tx: Tx,
  classification: string,
  rows: readonly { id: string; code: string }[],
): Promise<ClassificationProblem[]> {
  const others = await tx
    .selectFrom('classificationConcept')
    .select('id')
    .where('classificationId', '!=', classification)
    .execute();
  const taken = new Set([...knownConcepts().keys(), ...others.map(({ id }) => id)]);
  return rows.flatMap(({ id, code }) => {
    if (!taken.has(id)) return (taken.add(id), []);
    return [
      problemAt(
        null,
        `« ${code} » ferait « ${id} », qu’un autre concept porte déjà.`,
        `“${code}” would make “${id}”, which another concept has already.`,
      ),
    ];
  });
}
