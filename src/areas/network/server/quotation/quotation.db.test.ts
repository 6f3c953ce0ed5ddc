import { afterEach, describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { TEST_NOW } from '#platform/testing/world.ts';
import { publicActor } from '#platform/use-case/index.ts';
import { setConsent } from '../profile/index.ts';
import { supplierSearch } from '../search/index.ts';
import {
  acceptConfidentiality,
  answerSupplier,
  askBuyer,
  awardRequest,
  confirmRequest,
  declareBuyerOutcome,
  declareSupplierOutcome,
  declineQuotation,
  exportExports,
  findCandidates,
  getBuyerRequest,
  getSupplierRequest,
  listExports,
  listSupplierRequests,
  postRequest,
  quote,
  readExports,
  readLinkedDrawing,
  readSupplierDrawing,
  receiveDrawings,
  sendRequest,
  withdrawQuotation,
} from './index.ts';
import { BUYER, NEED, pdf, QUOTATION, quotationWorld } from './testing/quotation-world.ts';

const world = await quotationWorld();
const { runtime, people, must, refusalOf, letters, post, sent, fjord, alma } = world;
const { firm, otherFirm, officer, otherOfficer } = people;
const buyer = people.public;
const drawings = async () => {
  const received = await receiveDrawings(runtime, [pdf()]);
  return received.ok ? received.value : [];
};
afterEach(() => runtime.clock.set(TEST_NOW));
const codeOf = async (...asked: Parameters<typeof refusalOf>) => (await refusalOf(...asked)).code;

describe('a need', () => {
  it('waits for its address to be confirmed, once, by the link that was mailed and no other', async () => {
    const token = await post({
      words: { process: 'Aluminium-Strangpressen', material: 'Aluminium' } as never,
    });
    expect(await codeOf(buyer, sendRequest, { token, companyIds: [fjord] })).toBe('wrong-step');
    expect(await codeOf(buyer, confirmRequest, { token: `${token.slice(0, -2)}xx` })).toBe('unknown-link');
    expect(await must(buyer, confirmRequest, { token })).toEqual({ state: 'confirmed' });
    expect(await codeOf(buyer, confirmRequest, { token })).toBe('already-confirmed');
    const { need } = await must(buyer, getBuyerRequest, { token, language: 'de' });
    expect(need.processes.map(({ name }) => name)).toContain('Aluminium-Strangpressen');
    expect(need.words.process).toBe('Aluminium-Strangpressen');
  });

  it('that nobody confirmed in two days must be posted again', async () => {
    const token = await post();
    runtime.clock.set('2026-03-04T15:00:01Z');
    expect(await codeOf(buyer, confirmRequest, { token })).toBe('link-expired');
    await world.runTask('network-follow-requests');
    expect(await codeOf(buyer, confirmRequest, { token })).toBe('link-expired');
    expect((await must(buyer, getBuyerRequest, { token })).state).toBe('expired');
  });

  it('is taken five times a day from one address, with a deadline to come', async () => {
    const ask = (more: object) =>
      codeOf(buyer, postRequest, { need: { ...NEED, ...more }, buyer: { ...BUYER, email: 'x@y.example' } });
    expect(await ask({ deadline: '2026-03-02' })).toBe('deadline-past');
    expect(await ask({ deadline: '2028-03-02' })).toBe('deadline-far');
    expect(await ask({ neededOn: '2026-03-10' })).toBe('needed-early');
    const input = { need: NEED, buyer: { ...BUYER, email: 'x@y.example' } };
    for (let turn = 0; turn < 5; turn++) await must(buyer, postRequest, input);
    expect(await codeOf(buyer, postRequest, { ...input, buyer: { ...BUYER, email: 'X@y.example' } })).toBe(
      'too-many-requests',
    );
  });

  it('takes no file that is not a drawing, nor too many, nor too large', async () => {
    const refused = async (files: Parameters<typeof receiveDrawings>[1]) => {
      const result = await receiveDrawings(runtime, files);
      return result.ok ? null : result.refusal.code;
    };
    const { data } = pdf();
    expect(await refused([{ name: 'angebot.exe', data }])).toBe('file-kind');
    expect(await refused([{ name: 'a.dwg', data }])).toBe('file-not-what-it-says');
    expect(await refused([{ name: 'a.pdf', data: new Uint8Array() }])).toBe('file-empty');
    expect(await refused([{ name: 'a.pdf', data: new Uint8Array(10 * 1024 * 1024 + 1) }])).toBe(
      'file-too-large',
    );
    expect(await refused(Array.from({ length: 6 }, () => pdf()))).toBe('too-many-files');
    const unreachable = { ...runtime, config: { ...runtime.config, clamd: '127.0.0.1:1' } };
    const unseen = await receiveDrawings(unreachable, [pdf()]);
    expect(unseen).toMatchObject({ ok: false, refusal: { code: 'scanner-down' } });
  });
});

describe('suppliers that fit', () => {
  it('are ranked with what each meets and lacks, in the buyer’s language', async () => {
    const token = await post({
      words: { process: 'Aluminium-Strangpressen' } as never,
      certificates: ['iso-9001'],
    });
    await must(buyer, confirmRequest, { token });
    const { items } = await must(buyer, findCandidates, { token, language: 'de' });
    expect(items.map(({ companyId }) => companyId).sort()).toEqual([fjord, alma].sort());
    expect(items[0]!.reasons).toContainEqual({
      aspect: 'process',
      verdict: 'met',
      asked: 'Aluminium-Strangpressen',
      has: 'Aluminium-Strangpressen',
    });
    expect(items[0]!.reasons.find(({ aspect }) => aspect === 'certificate')?.verdict).toBe('unknown');
  });

  it('that show nothing any more since the page was read get nothing, and the buyer is told', async () => {
    const token = await post();
    await must(buyer, confirmRequest, { token });
    const hidden = { processes: false, summary: false };
    await must(officer, setConsent, { companyId: alma, fields: hidden });
    expect(await codeOf(buyer, sendRequest, { token, companyIds: [fjord, alma] })).toBe('supplier-gone');
    expect((await must(buyer, getBuyerRequest, { token })).recipients).toEqual([]);
    expect(await codeOf(buyer, sendRequest, { token, companyIds: [] })).toBe('nobody-picked');
    await runtime.db
      .updateTable('supplierProfile')
      .set({ state: 'published' })
      .where('companyId', '=', alma)
      .execute();
    await must(officer, setConsent, { companyId: alma, fields: { processes: true, summary: true } });
    await expect.poll(async () => (await supplierSearch().search(ANY)).total, { timeout: 3000 }).toBe(2);
  });
});
const ANY = {
  text: '',
  readerLanguage: 'fr',
  filters: {},
  today: '',
  facets: [],
  offset: 0,
  limit: 1,
} as const;

describe('a supplier that was asked', () => {
  it('opens confidential files once it accepted, and no other opens them', async () => {
    const files = await drawings();
    const { token, requestId } = await sent([fjord], { confidentiality: 'on-acceptance' }, files);
    const mailed = (await letters('ventes@fjord.example')).at(-1);
    expect(mailed).toMatchObject({ locale: 'fr' });
    expect(mailed!.text).toContain('Keller Fensterbau GmbH');
    expect(mailed!.text).not.toContain(BUYER.email);
    const before = await must(firm, getSupplierRequest, { requestId });
    expect(before).toMatchObject({ seesFiles: false, files: 1, drawings: [], buyer: { email: null } });
    const drawingId = (await must(buyer, getBuyerRequest, { token })).drawings[0]!.id;
    const ids = { requestId, drawingId };
    expect(await readSupplierDrawing(runtime, firm, ids)).toBeNull();
    // Quoting without them does not open them either, nor does asking the database past the page.
    await must(firm, quote, { requestId, quotation: QUOTATION });
    expect(await readSupplierDrawing(runtime, firm, ids)).toBeNull();
    const chunks = () =>
      asActor(runtime.db, firm, (tx) => tx.selectFrom('quotationDrawingChunk').selectAll().execute());
    expect(await chunks()).toEqual([]);
    await must(firm, withdrawQuotation, { requestId });
    await runtime.db
      .updateTable('quotationRecipient')
      .set({ state: 'sent' })
      .where('requestId', '=', requestId)
      .execute();
    await must(firm, acceptConfidentiality, { requestId, accepted: true });
    expect((await readSupplierDrawing(runtime, firm, ids))?.data.toString()).toContain('streng geheim');
    expect(await readSupplierDrawing(runtime, otherFirm, ids)).toBeNull();
    expect((await readLinkedDrawing(runtime, token, drawingId))?.name).toBe('Zeichnung.pdf');
    expect(await readLinkedDrawing(runtime, 'x'.repeat(43), drawingId)).toBeNull();
  });

  it('asks; everybody asked reads the answer, and nobody who asked', async () => {
    const { token, requestId } = await sent([fjord, alma]);
    await letters(BUYER.email);
    await must(firm, askBuyer, { requestId, question: 'Quel alliage ?' });
    expect((await must(otherFirm, getSupplierRequest, { requestId })).questions).toEqual([]);
    const [letter] = await letters(BUYER.email);
    expect(letter).toMatchObject({ locale: 'de' });
    expect(letter!.subject).toContain('Frage');
    const own = world.linkIn(letter!.text);
    const [question] = (await must(buyer, getBuyerRequest, { token: own })).questions;
    expect(question).toMatchObject({ supplier: 'Extrusions du Fjord inc.', answer: null });
    await must(buyer, answerSupplier, { token, questionId: question!.id, answer: '6082 T6' });
    const read = await must(otherFirm, getSupplierRequest, { requestId });
    expect(read.questions).toMatchObject([{ answer: '6082 T6', mine: false }]);
    expect(JSON.stringify(read)).not.toContain('Fjord');
  });

  it('declines with a reason, which the buyer reads', async () => {
    const { token, requestId } = await sent([fjord]);
    await must(firm, declineQuotation, { requestId, reason: 'Presses pleines jusqu’en juin.' });
    const { recipients } = await must(buyer, getBuyerRequest, { token });
    expect(recipients).toMatchObject([
      { state: 'declined', declineReason: 'Presses pleines jusqu’en juin.' },
    ]);
    expect(await codeOf(firm, quote, { requestId, quotation: QUOTATION })).toBe('wrong-step');
    expect((await letters(BUYER.email)).at(-1)!.subject).toContain('bietet nicht an');
    const inbox = async (actor: typeof firm) => (await must(actor, listSupplierRequests, {})).items;
    expect((await inbox(firm)).find((one) => one.requestId === requestId)?.state).toBe('declined');
    expect((await inbox(otherFirm)).some((one) => one.requestId === requestId)).toBe(false);
  });
});

describe('quotations', () => {
  it('are the buyer’s and their own supplier’s: another reads, changes and counts none of them', async () => {
    const { token, requestId } = await sent([fjord, alma]);
    await must(firm, quote, { requestId, quotation: QUOTATION });
    const dearer = { ...QUOTATION, priceCents: 5_000_000, leadTimeDays: 20 };
    await must(otherFirm, quote, { requestId, quotation: dearer });
    const seen = (actor: typeof firm) =>
      asActor(runtime.db, actor, async (tx) => ({
        quotations: (
          await tx.selectFrom('quotation').select('priceCents').where('requestId', '=', requestId).execute()
        ).length,
        recipients: (
          await tx.selectFrom('quotationRecipient').select('id').where('requestId', '=', requestId).execute()
        ).length,
        buyers: (await tx.selectFrom('quotationBuyer').selectAll().execute()).length,
        requests: (await tx.selectFrom('quotationRequest').select('id').execute()).length,
      }));
    expect(await seen(firm)).toMatchObject({ quotations: 1, recipients: 1, buyers: 0 });
    for (const stranger of [officer, otherOfficer, people.funder, publicActor])
      expect(await seen(stranger)).toEqual({ quotations: 0, recipients: 0, buyers: 0, requests: 0 });
    expect(JSON.stringify(await must(firm, getSupplierRequest, { requestId }))).not.toContain('5000000');
    const { recipients } = await must(buyer, getBuyerRequest, { token });
    const offers = Object.fromEntries(recipients.map(({ name, quotation }) => [name, quotation]));
    expect(offers['Extrusions du Fjord inc.']).toMatchObject({
      priceCents: 4_250_000,
      cheapest: true,
      fastest: false,
    });
    expect(offers['Fonderie d’Alma ltée']).toMatchObject({ cheapest: false, fastest: true });
  });

  it('are awarded to one; both declare, and what left the country counts for the programme', async () => {
    const { token, requestId } = await sent([fjord, alma]);
    await must(firm, quote, { requestId, quotation: QUOTATION });
    const { recipients } = await must(buyer, getBuyerRequest, { token });
    const idOf = (state: string) => recipients.find((one) => one.state === state)!.id;
    expect(await codeOf(buyer, awardRequest, { token, recipientId: idOf('sent') })).toBe('no-quotation');
    await letters('ventes@fjord.example');
    await must(buyer, awardRequest, { token, recipientId: idOf('quoted') });
    expect(await codeOf(buyer, awardRequest, { token, recipientId: idOf('quoted') })).toBe('wrong-step');
    expect((await letters('ventes@fjord.example')).map(({ subject }) => subject).join()).toContain('retenue');
    expect((await must(firm, getSupplierRequest, { requestId })).buyer.email).toBe(BUYER.email);
    expect((await must(otherFirm, getSupplierRequest, { requestId })).buyer.email).toBeNull();
    expect(await codeOf(otherFirm, declareSupplierOutcome, { requestId, outcome: { ordered: false } })).toBe(
      'wrong-step',
    );

    const outcome = { ordered: true, amountCents: 4_100_000, currency: 'EUR', country: 'DE' };
    const incomplete = await refusalOf(firm, declareSupplierOutcome, {
      requestId,
      outcome: { ordered: true },
    });
    expect(incomplete).toMatchObject({
      code: 'outcome-incomplete',
      fields: [{ path: 'outcome.amountCents' }],
    });
    await must(firm, declareSupplierOutcome, { requestId, outcome: { ...outcome, amountCents: 4_250_000 } });
    const differing = await must(buyer, declareBuyerOutcome, { token, outcome });
    expect(differing).toEqual({ agreement: 'different' });
    const before = await must(officer, readExports, {});
    expect(before).toMatchObject({ awards: 1, exports: 0, amounts: [] });
    expect(await must(firm, declareSupplierOutcome, { requestId, outcome })).toEqual({ agreement: 'agreed' });
    const figures = await must(officer, readExports, {});
    expect(figures).toMatchObject({
      exports: 1,
      amounts: [{ country: 'DE', currency: 'EUR', orders: 1, amountCents: 4_100_000 }],
    });
    expect(JSON.stringify(figures)).not.toMatch(/Keller|Strangpress|4250000/);
    expect(await must(otherOfficer, readExports, {})).toMatchObject({ requests: 0, rows: [] });
    const fileOf = async (period: object) => {
      const file = await exportExports(runtime, { actor: officer, locale: 'fr' }, { ...period }, 'csv');
      return (await new Response(file.ok ? file.value.body : null).text()).trim().split('\r\n');
    };
    const [head, ...lines] = await fileOf({ from: '2026-03-01' });
    expect(head).toContain('Pays de l’acheteur;Reçue;État;Soumission;Commande;Montant;Devise');
    expect(lines).toHaveLength(figures.rows.length);
    expect(lines.filter((one) => one.includes('Retenue;oui;oui;41000;EUR;Allemagne;oui'))).toHaveLength(1);
    expect(await fileOf({ from: '2026-03-04' })).toHaveLength(1);
    const ids = [];
    for (let cursor: string | undefined; ids.length < 50;) {
      const page = await must(officer, listExports, { limit: 2, cursor });
      ids.push(...page.items.map((row) => `${row.requestId} ${row.companyId}`));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(figures.rows.map((row) => `${row.requestId} ${row.companyId}`));
    expect(await codeOf(firm, readExports, {})).toBe('not-allowed');
  });
});
