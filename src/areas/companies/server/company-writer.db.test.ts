import { describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { completeNeq } from '../identifier.rules.ts';
import {
  deleteCompanies,
  insertCompanies,
  listCompaniesQuery,
  readFields,
  updateCompanies,
} from './index.ts';
import { firmNamed, valueAs } from './testing.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const value = valueAs(runtime, actorOf(sva, 'officer'));

describe('writing many firms', () => {
  const write = <T>(work: (writer: Parameters<typeof insertCompanies>[0]) => Promise<T>) =>
    asActor(runtime.db, systemActor, (tx) =>
      work({
        tx,
        now: runtime.clock.now(),
        actor: { organisationId: sva, userId: null },
        newId: () => newId(),
      }),
    );
  const many = Array.from({ length: 4500 }, (_, at) => ({
    id: newId(),
    fields: firmNamed(`Lot ${at} Machinerie`, {
      neq: completeNeq(`11${String(7_000_000 + at)}`),
      city: 'Granby',
      otherNames: [{ name: `Série ${at}`, kind: 'trade' }],
    }),
    event: { kind: 'company-imported' as const },
  }));

  it('adds thousands at once, leaves out those whose NEQ is known, and gives all back as they were', async () => {
    const [known] = many;
    const again = { ...known!, id: newId() };
    const added = await write((writer) => insertCompanies(writer, [...many, again]));
    expect(added.size).toBe(4500);
    expect(added.has(again.id)).toBe(false);
    const sample = many[4321]!;
    const fields = await asActor(runtime.db, systemActor, (tx) => readFields(tx, [sample.id]));
    expect(fields.get(sample.id)).toEqual(sample.fields);
    expect((await value(listCompaniesQuery, { q: 'machinerie', limit: 3 })).total).toBe(4500);
  });

  it('pages in order through more than are sorted at once', async () => {
    const first = await value(listCompaniesQuery, { region: '05', limit: 3 });
    const second = await value(listCompaniesQuery, { region: '05', limit: 3, cursor: first.nextCursor! });
    const shown = [...first.items, ...second.items].map(({ legalName }) => legalName);
    expect(first.total).toBe(4500);
    expect(shown).toEqual([...shown].sort());
    expect(new Set(shown).size).toBe(6);
  });

  it('changes thousands at once', async () => {
    const moved = many.map(({ id, fields }) => ({ id, fields: { ...fields, city: 'Rimouski' } }));
    await write((writer) => updateCompanies(writer, moved));
    expect((await value(listCompaniesQuery, { region: '05', limit: 1 })).total).toBe(0);
  });

  it('takes them out again without a trace', async () => {
    await write(({ tx }) =>
      deleteCompanies(
        tx,
        many.map(({ id }) => id),
      ),
    );
    expect((await value(listCompaniesQuery, { q: 'machinerie' })).total).toBe(0);
  });
});
