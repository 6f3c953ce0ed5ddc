import { expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { exportReachedFirms } from './export-activities.ts';

const runtime = await testRuntime();
const actor = actorOf(await addOrganisation(runtime, 'delivery', 'SVA'), 'officer');
const asked = (input: object) => exportReachedFirms(runtime, { actor, locale: 'fr' }, input, 'csv');

it('a file of a reach that nobody knows is refused before anything is sent', async () => {
  expect(await asked({ scope: 'project', id: 'made-up' })).toMatchObject({
    ok: false,
    refusal: { kind: 'not-found' },
  });
});

it('a file of nothing has its headings', async () => {
  const file = await asked({ scope: 'all' });
  expect(await new Response(file.ok ? file.value.body : null).text()).toMatch(/^\ufeff?.*;.*\r\n$/);
});
