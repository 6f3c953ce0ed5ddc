import { afterEach, expect, it } from 'vitest';
import { TEST_NOW } from '#platform/testing/world.ts';
import { setConsent } from '../profile/index.ts';
import { supplierSearch } from '../search/index.ts';
import {
  amendRequest,
  awardRequest,
  closeRequest,
  confirmRequest,
  confirmSearch,
  declineQuotation,
  extendRequest,
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
  withdrawQuotation,
  withdrawRequest,
} from './index.ts';
import { BUYER, DEADLINE, QUOTATION, quotationWorld } from './testing/quotation-world.ts';

const world = await quotationWorld();
const { runtime, people, must, refusalOf, letters, linkIn, post, sent, fjord, alma } = world;
const { firm, otherFirm, officer } = people;
const buyer = people.public;
const NIGHTLY = 'network-follow-requests';
const FIRM_MAIL = 'ventes@fjord.example';
const codeOf = async (...asked: Parameters<typeof refusalOf>) => (await refusalOf(...asked)).code;
const subjects = async (to: string) => (await letters(to)).map(({ subject }) => subject);

afterEach(() => runtime.clock.set(TEST_NOW));

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
});

it('a supplier quotes until the end of the last day, and again when the buyer gives more time', async () => {
  const { token, requestId } = await sent([fjord]);
  runtime.clock.set('2026-03-21T03:59:00Z');
  expect(await must(firm, quote, { requestId, quotation: QUOTATION })).toEqual({ version: 1 });
  runtime.clock.set('2026-03-21T04:01:00Z');
  expect(await codeOf(firm, quote, { requestId, quotation: QUOTATION })).toBe('too-late');
  expect(await codeOf(firm, withdrawQuotation, { requestId })).toBe('too-late');
  expect((await must(firm, getSupplierRequest, { requestId })).requestState).toBe('closed');
  expect(await codeOf(buyer, extendRequest, { token, deadline: '2026-03-19' })).toBe('deadline-earlier');
  await must(buyer, extendRequest, { token, deadline: '2026-03-28' });
  const cheaper = { ...QUOTATION, priceCents: 4_000_000 };
  expect(await must(firm, quote, { requestId, quotation: cheaper })).toEqual({ version: 2 });
  expect(
    await codeOf(firm, quote, { requestId, quotation: { ...QUOTATION, validUntil: '2026-03-01' } }),
  ).toBe('validity-past');
  await must(buyer, withdrawRequest, { token, reason: 'Projekt gestoppt' });
  expect(await codeOf(firm, quote, { requestId, quotation: cheaper })).toBe('request-over');
  const [last] = (await letters(FIRM_MAIL)).slice(-1);
  expect(last!.subject).toContain('Demande retirée');
  expect(last!.text).toContain('Projekt gestoppt');
  expect((await must(firm, getSupplierRequest, { requestId })).endReason).toBe('Projekt gestoppt');
});

it('a supplier is told of what the buyer changes: the need until a quotation is in, and an early end', async () => {
  const { token, requestId } = await sent([fjord, alma], { description: 'Wie Muster' });
  await must(otherFirm, declineQuotation, { requestId, reason: 'Non.' });
  await letters(FIRM_MAIL);
  const said = { description: 'Wie Muster, RAL 9005', quantity: 800, unit: 'pieces', frequency: 'monthly' };
  await must(buyer, amendRequest, { token, ...said });
  await must(buyer, amendRequest, { token, ...said });
  // Both firms read the same mailbox: one letter, for the one that still answers and the one change.
  const told = await letters(FIRM_MAIL);
  expect(told).toMatchObject([{ subject: expect.stringMatching(/^Demande modifiée/) as string }]);
  expect(await must(firm, getSupplierRequest, { requestId })).toMatchObject({
    need: said,
    changes: [{ kind: 'amended', before: { quantity: 1200, description: 'Wie Muster' }, after: said }],
  });
  await must(firm, quote, { requestId, quotation: QUOTATION });
  expect(await codeOf(buyer, amendRequest, { token, ...said, quantity: 9 })).toBe('already-quoted');
  runtime.clock.set('2026-03-03T15:00:00Z');
  await must(buyer, closeRequest, { token, reason: 'Entscheidung vorgezogen' });
  expect(await codeOf(firm, quote, { requestId, quotation: QUOTATION })).toBe('too-late');
  const closed = await letters(FIRM_MAIL);
  expect(closed).toMatchObject([{ text: expect.stringContaining('Entscheidung vorgezogen') as string }]);
  const { changes, need, state } = await must(buyer, getBuyerRequest, { token });
  expect([state, need.deadline, changes.map(({ kind }) => kind)]).toEqual([
    ...['closed', '2026-03-03', ['closed', 'amended']],
  ]);
  await must(buyer, extendRequest, { token, deadline: '2026-03-28' });
  expect(await must(firm, quote, { requestId, quotation: QUOTATION })).toEqual({ version: 2 });
  expect(await must(otherFirm, getSupplierRequest, { requestId })).toMatchObject({ state: 'declined' });
});
