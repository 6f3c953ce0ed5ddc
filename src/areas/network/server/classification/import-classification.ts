import { sql } from 'kysely';
import { asActor } from '#platform/db/scope.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import type { ClassifiedConcept } from '../../classification/index.ts';

const AT_ONCE = 1000;

export interface Classification {
  /** Names it, and stands before its codes: `cpv` makes `cpv-14312000`. */
  id: string;
  fileName: string;
  concepts: readonly ClassifiedConcept[];
}

/** Puts a classification in the place of the one of that name, whole; every search hears of it. */
export function importClassification(
  runtime: Runtime,
  { id, fileName, concepts }: Classification,
): Promise<void> {
  const conceptId = (code: string) => `${id}-${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const rows = concepts.map(({ code, parent, kind, terms }, position) => ({
    id: conceptId(code),
    classificationId: id,
    position,
    kind,
    parent: parent === null ? null : conceptId(parent),
    code,
    terms: JSON.stringify(terms),
  }));
  return asActor(runtime.db, systemActor, async (tx) => {
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
  });
}
