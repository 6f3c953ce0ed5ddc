import { sql } from 'kysely';
import type { Tasks } from '#platform/jobs/task.ts';
import type { TestRuntime } from '#platform/testing/world.ts';
import { perform, systemActor, type Actor, type Operation, type Result } from '#platform/use-case/index.ts';
import type { z } from 'zod';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { companyFieldsSchema } from '../../company.ts';
import { completeNeq } from '../../identifier.rules.ts';
import { insertCompanies } from '../company-writer.ts';
import type { ImportBatch, ImportState, ReviewRow, RowFilter } from '../../import/batch.ts';
import type { FieldKey } from '../../import/import-field.ts';
import { confirmMapping, getImport, importTasks, listImportRows, startCompanyImport } from './index.ts';

const TASK_OF: Partial<Record<ImportState, string>> = {
  uploaded: 'import-inspect',
  checking: 'import-check',
  importing: 'import-apply',
  undoing: 'import-undo',
};

/** Goes through imports as a person and the job worker do, for tests. */
export function importFlow(runtime: TestRuntime, actor: Actor, tasks: Tasks = importTasks) {
  const ask = <I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) =>
    perform(runtime, { actor, locale: 'fr', channel: 'page' }, operation, input);

  const batch = async (id: string): Promise<ImportBatch> => must(await ask(getImport, { id }));

  /** Runs the job that the batch waits for, once; `stop` asks the process to stop before it. */
  const runJob = async (id: string, stopping = new AbortController().signal): Promise<void> => {
    const { rows } = await sql<{ state: ImportState; kind: string; payload: object }>`
      select state, kind, json_build_object('batchId', id, 'organisationId', organisation_id, 'jobId', job_id) as payload
      from import_batch where id = ${id}`.execute(runtime.db);
    const { state, kind, payload } = rows[0]!;
    const name = TASK_OF[state]!;
    const task = tasks[name] ?? tasks[`${name}-${kind}`];
    await task!(payload as never, { runtime, actor: systemActor, stopping });
  };

  const upload = async (text: string | Uint8Array, fileName = 'liste.csv'): Promise<string> => {
    const data = Uint8Array.from(typeof text === 'string' ? new TextEncoder().encode(text) : text);
    const { id } = must(await ask(startCompanyImport, { fileName, mediaType: 'text/csv', data }));
    await runJob(id);
    return id;
  };

  /** From the file to the review, with the columns as guessed. */
  const check = async (text: string | Uint8Array, columns?: (FieldKey | null)[]): Promise<string> => {
    const id = await upload(text);
    const { mapping } = await batch(id);
    must(await ask(confirmMapping, { id, columns: columns ?? mapping!.columns }));
    await runJob(id);
    return id;
  };

  const then = async <I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<I, O>,
    input: z.input<I> & { id: string },
  ): Promise<void> => {
    must(await ask(operation, input));
    await runJob(input.id);
  };

  const rowsOf = async (id: string, show: RowFilter = 'all'): Promise<ReviewRow[]> =>
    must(await ask(listImportRows, { id, show })).items;

  return { ask, batch, runJob, upload, check, then, rowsOf };
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** The whole register as text, to be compared before and after. */
export async function registerText(runtime: TestRuntime): Promise<string> {
  const tables = ['company', 'company_name', 'contact', 'timeline_entry', 'company_list'];
  const parts = await Promise.all(
    tables.map(async (table) => {
      const exists = await sql<{ there: string | null }>`select to_regclass(${table}) as there`.execute(
        runtime.db,
      );
      if (!exists.rows[0]?.there) return '';
      const { rows } = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(runtime.db);
      return `${table}\n${rows.map(({ row }) => row).join('\n')}`;
    }),
  );
  return parts.join('\n');
}

let serial = 100_000;

/** An NEQ that no other test has. */
export const freshNeq = (): string => completeNeq(`114${++serial}`);

/** A firm of the register, put there before the list comes. */
export async function known(runtime: TestRuntime, fields: Record<string, unknown>): Promise<string> {
  const id = newId();
  const writer = {
    now: new Date('2026-01-05T12:34:56.789Z'),
    actor: { organisationId: null, userId: null },
    newId,
  };
  await asActor(runtime.db, systemActor, (tx) =>
    insertCompanies({ tx, ...writer }, [{ id, fields: companyFieldsSchema.parse(fields) }]),
  );
  // Microseconds, as PostgreSQL's own now() has them: undoing must bring them back.
  await sql`update company set updated_at = updated_at + interval '123 microseconds' where id = ${id}`.execute(
    runtime.db,
  );
  return id;
}
