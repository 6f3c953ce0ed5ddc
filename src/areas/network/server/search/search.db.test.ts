import { afterAll, describe, expect, it } from 'vitest';
import { asks } from '../../search/testing/documents.ts';
import { setConsent } from '../index.ts';
import { approveProfile, submitProfile } from '../profile/index.ts';
import { profileWorld } from '../profile/testing/profile-world.ts';
import { SearchThread, supplierSearch } from './search-host.ts';
import { searchSuppliers } from './search-suppliers.ts';
import { suggestSuppliers } from './suggest-suppliers.ts';

const { runtime, people, must, begun, fjord, alma } = await profileWorld();
const { officer } = people;
const { databaseUrl, root } = runtime.config;
const threads: SearchThread[] = [];
const startProcess = (keepEvery?: number) => {
  const thread = new SearchThread({ databaseUrl, root, keepEvery });
  threads.push(thread);
  return thread;
};
afterAll(() => Promise.all(threads.map((thread) => thread.close())));

const publish = async (companyId: string) => {
  await begun(companyId);
  await must(officer, submitProfile, { companyId });
  await must(officer, approveProfile, { companyId });
};
const found = async (thread: SearchThread) =>
  (await thread.search(asks('Strangpressen'))).hits.map(({ id }) => id);
const shows = (thread: SearchThread, ids: string[]) =>
  expect.poll(() => found(thread), { timeout: 5000, interval: 20 }).toEqual(ids);

describe('the search of several processes', () => {
  const own = supplierSearch();
  const other = startProcess(1);
  threads.push(own);

  it('shows in each what any of them published and hid', async () => {
    expect([await found(own), await found(other)]).toEqual([[], []]);
    await publish(fjord);
    await shows(own, [fjord]);
    await shows(other, [fjord]);
    await must(officer, setConsent, { companyId: fjord, fields: { processes: false, summary: false } });
    await shows(own, []);
    await publish(alma);
    await shows(own, [alma]);
    await shows(other, [alma]);
  });

  it('answers anyone, with reasons in the reader’s language', async () => {
    const asked = { q: 'Aluminium-Strangpressen', language: 'de', facets: 'process' };
    const { items, total, facets } = await must(people.public, searchSuppliers, asked);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ id: alma, name: 'Fonderie d’Alma ltée' });
    expect(items[0]!.reasons[0]!.text).toBe('Aluminium-Strangpressen (Verfahren)');
    expect(facets.process).toContainEqual({ value: 'forming', count: 1 });
    const suggested = await must(people.public, suggestSuppliers, { q: 'fond', language: 'fr' });
    expect(suggested.items).toContainEqual(expect.objectContaining({ kind: 'firm', id: alma }));
    expect((await must(people.public, searchSuppliers, { q: 'Strangpressen', regions: '17' })).total).toBe(0);
  });

  it('starts again from the snapshot that a process kept', async () => {
    const kept = () => runtime.pool.query('select from supplier_snapshot');
    await expect.poll(async () => (await kept()).rowCount, { timeout: 5000 }).toBe(1);
    const again = startProcess();
    expect(await again.opened()).toEqual({ from: 'snapshot', suppliers: 1 });
    expect(await found(again)).toEqual([alma]);
  });
});
