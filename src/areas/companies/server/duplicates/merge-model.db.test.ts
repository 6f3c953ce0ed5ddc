import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import type { CompanyFields } from '../../company.ts';
import { anyFirm, neqOf } from '../../duplicates/testing.ts';
import { addActivity, addFirms, addParticipation, runAs } from '../testing.ts';
import { mergeCompanies, unmergeCompanies } from './index.ts';
import { brokenRules, emptyRegister, registerState } from './testing.ts';

// Merges and their undoing in any order, against what must always hold and against the register as it was at first.
const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI');
const run = runAs(runtime, actorOf(sva, 'officer'));

/** Most firms have no NEQ and the others one each, so that some merges are refused. */
const register = fc
  .array(fc.tuple(anyFirm, fc.integer({ min: 0, max: 3 })), { minLength: 3, maxLength: 6 })
  .map((firms) =>
    firms.map(([fields, chance], at): CompanyFields => (chance > 0 ? fields : { ...fields, neq: neqOf(at) })),
  );

const step = fc.record({ undo: fc.boolean(), a: fc.nat(), b: fc.nat() });

async function attendances(ids: string[], presences: [number, number][]): Promise<void> {
  const activities = [await addActivity(runtime, sva, null), await addActivity(runtime, cei, null)];
  for (const [firm, activity] of presences) {
    await addParticipation(runtime, activities[activity]!, ids[firm % ids.length]!, 'Quelqu’un');
  }
}

it('any sequence keeps the count exact, and undoing all of it gives the first register back', async () => {
  await fc.assert(
    fc.asyncProperty(
      register,
      fc.array(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 1 })) as fc.Arbitrary<[number, number]>, {
        maxLength: 8,
      }),
      fc.array(step, { minLength: 2, maxLength: 10 }),
      async (firms, presences, steps) => {
        await emptyRegister(runtime);
        const ids = await addFirms(runtime, firms);
        await attendances(ids, presences);
        const before = await registerState(runtime);
        const merges: string[] = [];
        for (const { undo, a, b } of steps) {
          if (undo && merges.length > 0) {
            const [id] = merges.splice(a % merges.length, 1);
            expect(await run(unmergeCompanies, { id: id! })).toMatchObject({ ok: true, value: { kept: [] } });
          } else {
            const input = { survivorId: ids[a % ids.length]!, mergedId: ids[b % ids.length]! };
            const result = await run(mergeCompanies, input);
            if (result.ok) merges.push(result.value.mergeId);
          }
          expect(await brokenRules(runtime)).toEqual([]);
        }
        for (const { a } of [...steps, ...steps]) {
          const [id] = merges.splice(a % Math.max(1, merges.length), 1);
          if (id)
            expect(await run(unmergeCompanies, { id })).toMatchObject({ ok: true, value: { kept: [] } });
        }
        expect(merges).toEqual([]);
        expect(await registerState(runtime)).toEqual(before);
      },
    ),
    { numRuns: 12 },
  );
});
