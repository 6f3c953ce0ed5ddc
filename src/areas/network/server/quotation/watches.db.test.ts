import { expect, it } from 'vitest';
import { TEST_NOW } from '#platform/testing/world.ts';
import { setConsent } from '../profile/index.ts';
import { supplierSearch } from '../search/index.ts';
import {
  awardRequest,
  confirmRequest,
  confirmSearch,
  findCandidates,
  getBuyerRequest,
  getSavedSearch,
  getSupplierRequest,
  listOpenNeeds,
  quote,
  saveNeedWatch,
  saveSearch,
  showInterest,
  stopSearch,
} from './index.ts';
import { BUYER, DEADLINE, QUOTATION, quotationWorld } from './testing/quotation-world.ts';

const world = await quotationWorld();
const { runtime, people, must, refusalOf, letters, linkIn, post, sent, fjord, alma } = world;
const { firm, otherFirm, officer } = people;
const buyer = people.public;
const NIGHTLY = 'network-follow-requests';
const FIRM_MAIL = 'ventes@fjord.example';
const subjects = async (to: string) => (await letters(to)).map(({ subject }) => subject);

it('a supplier that saved a need is told of it, and tells the buyer that it would quote', async () => {
  const criteria = { concepts: ['aluminium-extrusion'], countries: ['DE'] };
  await must(firm, saveNeedWatch, { name: 'Extrusion', criteria });
  const unknown = { name: 'x', criteria: { concepts: ['no-such-thing'] } };
  expect((await refusalOf(firm, saveNeedWatch, unknown)).code).toBe('no-such-concept');
  await letters(FIRM_MAIL);
  const quiet = await post({ processes: ['aluminium-extrusion'] });
  await must(buyer, confirmRequest, { token: quiet });
  expect(await subjects(FIRM_MAIL)).toEqual([]);
  expect((await must(firm, listOpenNeeds, {})).needs).toEqual([]);

  const token = await post({
    processes: ['aluminium-extrusion'],
    audience: 'network',
    description: 'geheim',
  });
  await must(buyer, confirmRequest, { token });
  expect(await subjects(FIRM_MAIL)).toEqual([expect.stringContaining('Un besoin que vous suivez')]);
  const { needs } = await must(firm, listOpenNeeds, {});
  expect(needs).toMatchObject([{ watched: ["extrusion d'aluminium"], interested: false, country: 'DE' }]);
  expect(JSON.stringify(needs)).not.toMatch(/geheim|Keller/);
  await must(firm, showInterest, { requestId: needs[0]!.id });
  await letters(BUYER.email);
  const { items } = await must(buyer, findCandidates, { token });
  expect(items.find(({ companyId }) => companyId === fjord)?.interested).toBe(true);
  expect((await refusalOf(officer, listOpenNeeds, {})).code).toBe('not-allowed');
});

it('a buyer that saved a search is told of suppliers new to it, once, until it says stop', async () => {
  const email = 'suche@keller.example';
  await must(officer, setConsent, { companyId: alma, fields: { processes: false, summary: false } });
  const shown = () => supplierSearch().search(EXTRUDERS);
  await expect.poll(async () => (await shown()).total, { timeout: 3000 }).toBe(1);
  await must(buyer, saveSearch, { email, language: 'de', words: 'Strangpressen' });
  const [mail] = await letters(email);
  expect(mail!.subject).toContain('Strangpressen');
  const token = linkIn(mail!.text);
  await must(buyer, confirmSearch, { token });
  expect((await refusalOf(buyer, confirmSearch, { token })).code).toBe('already-confirmed');
  await world.runTask('network-search-watch');
  expect(await letters(email)).toEqual([]);
  await runtime.db
    .updateTable('supplierProfile')
    .set({ state: 'published' })
    .where('companyId', '=', alma)
    .execute();
  await must(officer, setConsent, { companyId: alma, fields: { processes: true, summary: true } });
  await expect.poll(async () => (await shown()).total, { timeout: 3000 }).toBe(2);
  await world.runTask('network-search-watch');
  await world.runTask('network-search-watch');
  const told = await letters(email);
  expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('Fonderie d’Alma')]);
  await must(buyer, stopSearch, { token: linkIn(told[0]!.text) });
  expect((await must(buyer, getSavedSearch, { token })).state).toBe('off');
});
const EXTRUDERS = {
  text: 'Strangpressen',
  readerLanguage: 'de',
  filters: {},
  today: '2026-03-02',
  facets: [],
  offset: 0,
  limit: 9,
} as const;

it('reminders go once: near the deadline, after it, for an outcome; what nobody decides expires', async () => {
  const { token, requestId } = await sent([fjord, alma]);
  await must(otherFirm, quote, { requestId, quotation: QUOTATION });
  await letters(FIRM_MAIL);
  await letters(BUYER.email);
  const night = async (at: string) => {
    runtime.clock.set(at);
    await world.runTask(NIGHTLY);
    await world.runTask(NIGHTLY);
  };
  const about = (words: string) => expect.stringContaining(words);
  await night('2026-03-18T07:17:00Z');
  // Both firms of these tests are written to at one address: only the one that has not answered is reminded.
  expect((await subjects(FIRM_MAIL)).filter((one) => one.includes('Échéance le'))).toHaveLength(1);
  await night('2026-03-22T07:17:00Z');
  expect(await subjects(BUYER.email)).toContainEqual(about('Die Frist ist abgelaufen'));
  expect((await must(buyer, getBuyerRequest, { token })).state).toBe('closed');

  const { recipients } = await must(buyer, getBuyerRequest, { token });
  const quoted = recipients.find(({ state }) => state === 'quoted')!;
  await must(buyer, awardRequest, { token, recipientId: quoted.id });
  await letters(FIRM_MAIL);
  await night('2026-04-06T07:17:00Z');
  expect(await subjects(BUYER.email)).toContainEqual(about('Was ist daraus geworden'));
  expect(await subjects(FIRM_MAIL)).toContainEqual(about('Qu’est devenue la commande'));
  runtime.clock.set(TEST_NOW);

  const other = await sent([fjord]);
  expect(DEADLINE).toBe('2026-03-20');
  await night('2026-05-21T07:17:00Z');
  expect((await must(buyer, getBuyerRequest, { token: other.token })).state).toBe('expired');
  expect(await subjects(BUYER.email)).toContainEqual(about('Ihre Anfrage ist abgelaufen'));
  const seen = await must(firm, getSupplierRequest, { requestId: other.requestId });
  expect(seen.requestState).toBe('expired');
  runtime.clock.set(TEST_NOW);
});
