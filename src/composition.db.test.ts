import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setRuntime } from '#platform/runtime.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import {
  anyone,
  ok,
  perform,
  query,
  publicActor,
  ROLES,
  type Actor,
  type AnyOperation,
  type Operation,
} from '#platform/use-case/index.ts';
import { operations } from './composition.ts';
import { MARK, plant } from './testing/planted.ts';
import { sampleInput } from './testing/sample-input.ts';

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
  'assessment',
  'assessment_link',
  'assessment_answer',
  'assessment_evidence',
  'assessment_snapshot',
  'digital_strategy',
  'technology_initiative',
  'strategy_section',
  'strategy_comment',
  'strategy_signoff',
  'strategy_deliverable',
  'roadmap',
  'adviser_interest',
  'proposal_request',
  'proposal_recipient',
  'proposal',
  'proposal_question',
  'proposal_score',
  'supplier_profile',
  'supplier_profile_event',
  'supplier_picture',
  'supplier_file',
  'quotation_request',
  'quotation_buyer',
  'quotation_recipient',
  'quotation_change',
  'quotation_drawing',
  'quotation_question',
  'quotation',
  'quotation_outcome',
  'need_watch',
  'search_watch',
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
function inputsFor(operation: AnyOperation, ids = foreign): unknown[] {
  const inputs = ids.flatMap((id) => [
    sampleInput(operation.input, id, 'required'),
    sampleInput(operation.input, id, 'all'),
  ]);
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

/** An officer tries everything; each of the others a third of it, another third than their neighbour. */
const idsFor = (at: number): string[] =>
  actors[at]![0] === 'officer' ? foreign : foreign.filter((_, place) => place % 3 === at % 3);

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

/** Everything one operation lets out, whoever asks and whatever they name. */
async function leaksOf(operation: AnyOperation): Promise<{ tried: number; leaks: string[] }> {
  const attempts = actors.flatMap(([who, actor], at) =>
    inputsFor(operation, idsFor(at)).map((input) => ({ who, actor, input })),
  );
  const leaks: string[] = [];
  const waiting = [...attempts];
  const walk = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { who, actor, input } = next;
      const answer = await attempt(actor, operation, input);
      if (answer.includes(MARK))
        leaks.push(`${who} read it through ${operation.name} with ${JSON.stringify(input)}`);
    }
  };
  // Three at once: each may take a second connection of the pool's six.
  await Promise.all(Array.from({ length: 3 }, walk));
  return { tried: attempts.length, leaks };
}

/** An operation as careless as can be: it reads as the database's owner. The walk must notice it. */
const careless = query({
  name: 'test.careless',
  summary: { fr: '', en: '' },
  input: z.object({ id: z.uuid() }),
  output: z.unknown(),
  allow: anyone,
  run: async ({ id }) => ok(await runtime.db.selectFrom('note').selectAll().where('id', '=', id).execute()),
});

describe('another organisation is out of reach', () => {
  it('which this walk would notice', async () => {
    expect((await leaksOf(careless as AnyOperation)).leaks.length).toBeGreaterThan(0);
  });

  it('of inputs that get past the first check, or the walk would prove nothing', () => {
    const neverTried = operations.filter(
      (operation) => !inputsFor(operation).some((input) => operation.input.safeParse(input).success),
    );
    expect(neverTried.map(({ name }) => name)).toEqual([]);
  });

  it('of every operation, whoever asks', async () => {
    expect(operations.length).toBeGreaterThan(20);
    const before = await ownedBy();
    expect(before).toContain(MARK);
    const found: string[] = [];
    let tried = 0;
    for (const operation of operations) {
      const { tried: more, leaks } = await leaksOf(operation);
      tried += more;
      found.push(...leaks);
      if (operation.kind === 'write' && (await ownedBy()) !== before)
        found.push(`${operation.name} changed it`);
    }
    // What is declared a reading may not have written either.
    if ((await ownedBy()) !== before) found.push('a reading changed it');
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  }, 600_000);
});

/** What the asker gets to see. A wall that throws has held; what it says is seen by nobody. */
async function attempt(actor: Actor, operation: AnyOperation, input: unknown): Promise<string> {
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
