import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setRuntime } from '#platform/runtime.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import {
  perform,
  publicActor,
  ROLES,
  type Actor,
  type AnyOperation,
  type Operation,
} from '#platform/use-case/index.ts';
import { operations } from './composition.ts';
import { MARK, plant } from './testing/planted.ts';

// Every operation, as every role, against everything another organisation owns: nothing of it is read, nothing changes.
const runtime = await testRuntime();
setRuntime(runtime);

const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI');
const foreign = await plant(runtime, cei);

const OWNED = [
  'organisation',
  'project',
  'project_region',
  'funding_source',
  'figure',
  'activity',
  'participation',
  'attendee',
  'contact',
  'note',
  'file',
  'job_run',
  'import_batch',
  'import_row',
  'api_key',
  'invitation',
  'membership',
];

/** Every row the other organisation owns, as text: what it was before must be what it is after. */
async function ownedBy(): Promise<string> {
  const parts = await Promise.all(
    OWNED.map(async (table) => {
      const { rows } = await sql<{
        row: unknown;
      }>`select to_jsonb(t) as row from ${sql.table(table)} t where to_jsonb(t)::text like ${`%${cei}%`} order by 1`.execute(
        runtime.db,
      );
      return `${table} ${JSON.stringify(rows)}`;
    }),
  );
  return parts.join('\n');
}

/** Inputs that name the other organisation's things wherever the operation takes a name of something. */
function inputsFor(operation: AnyOperation): Record<string, unknown>[] {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { type?: string; format?: string }>;
  };
  const names = Object.entries(schema.properties ?? {})
    .filter(([name, field]) => field.format === 'uuid' || /(^id|Id|slug)$/.test(name))
    .map(([name]) => name);
  const others = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, sample(name, field)]),
  );
  if (names.length === 0) return [others, {}];
  return foreign.flatMap((id) => [
    { ...others, ...Object.fromEntries(names.map((name) => [name, id])) },
    Object.fromEntries(names.map((name) => [name, id])),
  ]);
}

type Field = { type?: string; format?: string; enum?: unknown[]; default?: unknown };

function sample(name: string, field: Field): unknown {
  if (field.default !== undefined) return field.default;
  if (field.enum) return field.enum[0];
  if (field.format === 'email' || /email/i.test(name)) return 'autre@example.test';
  if (field.format === 'date') return '2026-02-01';
  if (field.format === 'date-time') return '2026-02-01T15:00:00Z';
  if (field.type === 'integer' || field.type === 'number') return 1;
  if (field.type === 'boolean') return true;
  if (field.type === 'array') return [];
  return field.type === 'string' ? 'Essai' : undefined;
}

const insiders: [string, Actor][] = ROLES.map((role) => [role, actorOf(sva, role)]);
const actors: [string, Actor][] = [
  ['public', publicActor],
  ...insiders,
  [
    'key',
    actorOf(sva, 'administrator', {
      kind: 'key',
      userId: null,
      scopes: operations.map(({ scope }) => scope),
    }),
  ],
];

describe('another organisation is out of reach', () => {
  it('of every operation, whoever asks', async () => {
    expect(operations.length).toBeGreaterThan(20);
    const before = await ownedBy();
    expect(before).toContain(MARK);
    const leaks: string[] = [];
    let tried = 0;
    for (const operation of operations) {
      for (const [who, actor] of actors) {
        for (const input of inputsFor(operation)) {
          tried++;
          const answer = await attempt(actor, operation, input);
          if (answer.includes(MARK))
            leaks.push(`${who} read it through ${operation.name} with ${JSON.stringify(input)}`);
        }
      }
      if ((await ownedBy()) !== before) leaks.push(`${operation.name} changed it`);
    }
    expect(leaks).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  }, 300_000);
});

/** What the asker gets to see. A wall that throws has held; what it says is seen by nobody. */
async function attempt(
  actor: Actor,
  operation: AnyOperation,
  input: Record<string, unknown>,
): Promise<string> {
  try {
    const result = await perform(
      runtime,
      { actor, channel: 'api', locale: 'fr' },
      operation as unknown as Operation,
      input,
    );
    const echoed = JSON.stringify(input);
    return JSON.stringify(result).replaceAll(echoed, '');
  } catch (error) {
    expect(String(error)).toMatch(/row-level security|violates|permission denied|no result|invalid/i);
    return '';
  }
}
