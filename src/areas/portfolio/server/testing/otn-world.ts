import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { setRuntime } from '#platform/runtime.ts';
import { actorOf, testRuntime, type TestRuntime } from '#platform/testing/world.ts';
import { perform, systemActor, type Actor, type Operation, type Role } from '#platform/use-case/index.ts';
import { loadProgramme, type LoadReport } from '../load-programme.ts';

const OTN: unknown = JSON.parse(readFileSync('content/programmes/otn.json', 'utf8'));

export interface OtnWorld {
  runtime: TestRuntime;
  /** Loads the real programme file once more. */
  load(): Promise<LoadReport>;
  /** Someone of an organisation of the file, by its slug. */
  of(slug: string, role: Role): Promise<Actor>;
  /** What an operation answers; a refusal is thrown with its code. */
  get<I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    operation: Operation<I, O>,
    input: unknown,
  ): Promise<z.output<O>>;
  /** The code of the refusal, or 'ok'. */
  codeOf<I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    operation: Operation<I, O>,
    input: unknown,
  ): Promise<string>;
}

/** The real public figures of the OTN in a database of the test file's own. Call at the top of the file. */
export async function otnWorld(): Promise<OtnWorld> {
  const runtime = await testRuntime();
  setRuntime(runtime);
  const load = () =>
    asActor(runtime.db, systemActor, (tx) => {
      const now = runtime.clock.now();
      return loadProgramme({ tx, now, newId: () => newId(now.getTime()) }, OTN);
    });
  await load();
  const run = <I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    operation: Operation<I, O>,
    input: unknown,
  ) => perform(runtime, { actor, channel: 'page', locale: 'fr' }, operation, input);
  return {
    runtime,
    load,
    async of(slug, role) {
      const { id } = await runtime.db
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow();
      return actorOf(id, role);
    },
    async get(actor, operation, input) {
      const result = await run(actor, operation, input);
      if (!result.ok) throw new Error(`${result.refusal.code}: ${JSON.stringify(result.refusal.fields)}`);
      // What is answered is what the API says it answers.
      return operation.output.parse(result.value);
    },
    async codeOf(actor, operation, input) {
      const result = await run(actor, operation, input);
      return result.ok ? 'ok' : result.refusal.code;
    },
  };
}
