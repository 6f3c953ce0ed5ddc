import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { completeNeq } from '../../identifier.rules.ts';
import { importFlow, must, registerText } from './flow.testing.ts';
import { confirmMapping, importList, undoImport } from './index.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const flow = importFlow(runtime, actorOf(sva, 'officer'));

describe('a job that is killed', () => {
  const lines = Array.from(
    { length: 1300 },
    (_, at) => `Acier numéro ${at};${completeNeq(String(116_000_000 + at))};Alma`,
  );
  const list = `Nom;NEQ;Ville\n${lines.join('\n')}\n`;
  const staged = async (id: string) => {
    const { rows } =
      await sql`select row_number, values, decision, problems from import_row where batch_id = ${id} order by 1`.execute(
        runtime.db,
      );
    return rows;
  };

  /** Ends every connection that is in a transaction once `rows` rows are staged, as a dying server would. */
  async function killWhenStaged(id: string, rows: number): Promise<void> {
    for (;;) {
      const n = (await staged(id)).length;
      if (n >= rows) break;
      await new Promise((wake) => setTimeout(wake, 2));
    }
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`.execute(
      runtime.db,
    );
  }

  it('in the middle of the check goes on from the last staged row to the same end', async () => {
    const whole = await flow.check(list);
    const id = await flow.upload(list);
    must(await flow.ask(confirmMapping, { id, columns: ['legalName', 'neq', 'city'] }));
    const [outcome] = await Promise.allSettled([flow.runJob(id), killWhenStaged(id, 500)]);
    expect(outcome.status).toBe('rejected');
    const kept = (await staged(id)).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(1300);
    await flow.runJob(id);
    expect((await flow.batch(id)).summary.counts).toEqual((await flow.batch(whole)).summary.counts);
    expect(await staged(id)).toEqual(await staged(whole));
  });

  it('in the middle of the import leaves nothing of it, and imports all of it when run again', async () => {
    const id = await flow.check(list);
    must(await flow.ask(importList, { id }));
    const before = await registerText(runtime);
    const started = async () => {
      for (;;) {
        const { progress } = await flow.batch(id);
        if (progress!.done >= 500) break;
        await new Promise((wake) => setTimeout(wake, 2));
      }
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`.execute(
        runtime.db,
      );
    };
    const [outcome] = await Promise.allSettled([flow.runJob(id), started()]);
    expect(outcome.status).toBe('rejected');
    expect((await flow.batch(id)).state).toBe('importing');
    expect(await registerText(runtime)).toBe(before);
    await flow.runJob(id);
    expect((await flow.batch(id)).summary.effects).toMatchObject({ created: 1300 });
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
