import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { completeNeq } from '../../identifier.rules.ts';
import { importFlow, must, registerText } from './flow.testing.ts';
import { confirmMapping, importList, undoImport } from './index.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const flow = importFlow(runtime, actorOf(sva, 'officer'));

const ROWS = 1300;
// Names that share no word: matching is not what is tried here.
const lines = Array.from(
  { length: ROWS },
  (_, at) => `Q${(at * 7919 + 46_656).toString(36)};${completeNeq(String(116_000_000 + at))};Alma`,
);
const list = `Nom;NEQ;Ville\n${lines.join('\n')}\n`;

const staged = async (id: string) => {
  const { rows } = await sql`
    select row_number, values, decision, problems from import_row where batch_id = ${id} order by 1`.execute(
    runtime.db,
  );
  return rows;
};

/** Runs the job of a batch; once it has done some rows, ends its connection in mid-transaction, as a crash would. */
async function killInTheMiddle(id: string): Promise<void> {
  let ended = false;
  const job = flow.runJob(id).finally(() => (ended = true));
  const killer = (async () => {
    while (!ended) {
      const { progress } = await flow.batch(id);
      if (progress!.done >= 500) await killTransactions();
      await new Promise((wake) => setTimeout(wake, 2));
    }
  })();
  const [outcome] = await Promise.allSettled([job, killer]);
  expect(outcome.status).toBe('rejected');
}

const killTransactions = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
    and pid <> pg_backend_pid() and usename = current_user and state <> 'idle'`.execute(runtime.db);

describe('a job that is killed', () => {
  it('in the middle of the check goes on from the last staged row to the same end', async () => {
    const whole = await flow.check(list);
    const id = await flow.upload(list);
    must(await flow.ask(confirmMapping, { id, columns: ['legalName', 'neq', 'city'] }));
    await killInTheMiddle(id);
    const kept = (await staged(id)).length;
    expect(kept).toBeGreaterThanOrEqual(500);
    expect(kept).toBeLessThan(ROWS);
    await flow.runJob(id);
    expect((await flow.batch(id)).summary.counts).toEqual((await flow.batch(whole)).summary.counts);
    expect(await staged(id)).toEqual(await staged(whole));
  });

  it('in the middle of the import leaves nothing of it, and imports all of it when run again', async () => {
    const id = await flow.check(list);
    must(await flow.ask(importList, { id }));
    const before = await registerText(runtime);
    await killInTheMiddle(id);
    expect((await flow.batch(id)).state).toBe('importing');
    expect(await registerText(runtime)).toBe(before);
    await flow.runJob(id);
    expect((await flow.batch(id)).summary.effects).toMatchObject({ created: ROWS });
    await flow.then(undoImport, { id });
    expect(await registerText(runtime)).toBe(before);
  });

  it('or asked to stop puts itself back into the queue', async () => {
    const id = await flow.upload(list);
    must(await flow.ask(confirmMapping, { id, columns: ['legalName', 'neq', 'city'] }));
    await sql`delete from graphile_worker._private_jobs`.execute(runtime.db);
    await flow.runJob(id, AbortSignal.abort());
    const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs`.execute(runtime.db);
    expect(rows).toEqual([{ key: `import:${id}` }]);
    await flow.runJob(id);
    expect((await flow.batch(id)).state).toBe('checked');
  });
});
