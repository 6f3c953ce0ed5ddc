import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  addDocument,
  cancelRequest,
  chooseProposal,
  closeRequest,
  confirmScores,
  createRequest,
  declareInterest,
  getProposal,
  getRequest,
  listRequests,
  readLinkedFile,
  readRequestFile,
  resendLink,
  scoreProposals,
  sendRequest,
  setRecipients,
  submitProposal,
  updateRequest,
} from './index.ts';
import { CRITERIA, proposalWorld, tokensOf } from './testing/proposal-world.ts';

const world = await proposalWorld();
const { runtime, people, must, refusalOf, provider, sent, strategyId, initiativeId } = world;
const { officer, adviser, otherAdviser, firm, otherFirm, public: nobody } = people;
const [nord, sud] = [await provider('Nord'), await provider('Sud', { language: 'en' })];
const DURING = '2026-03-05T15:00:00Z';
const AFTER = '2026-03-11T15:00:00Z';
const at = (moment: string) => runtime.clock.set(moment);
const bytes = (words: string) => new TextEncoder().encode(words);
const content = (summary: string) => ({ summary, oneOffCents: 4_200_000, criteria: { fit: 'Oui' } });
const mailsTo = (recipient: string) =>
  runtime.db
    .selectFrom('mail')
    .select(['subject', 'locale', 'text'])
    .where('recipient', '=', recipient)
    // Of one moment, ids say nothing of the order; transactions do.
    .orderBy(sql`xmin::text::bigint`, 'desc')
    .execute();
/** A request with both proposals in, after its deadline. */
async function toCompare() {
  at(DURING);
  const request = await sent({ nord, sud });
  for (const [name, token] of Object.entries(request.tokens))
    await must(nobody, submitProposal, { token, content: content(`Proposition de ${name}`) });
  at(AFTER);
  const { recipients } = await must(firm, getRequest, { id: request.id });
  const idOf = (providerId: string) => recipients.find((one) => one.providerId === providerId)!.id;
  return { ...request, nordId: idOf(nord), sudId: idOf(sud) };
}

describe('a request for proposals', () => {
  it('has weights that make a hundred and a deadline to come', async () => {
    at(DURING);
    const fields = {
      strategyId,
      initiativeId,
      title: 'Essai',
      need: 'Voir.',
      criteria: CRITERIA,
      deadline: '2026-03-10T16:00',
    };
    const light = CRITERIA.map((one) => ({ ...one, weight: 30 }));
    expect((await refusalOf(firm, createRequest, { ...fields, criteria: light })).message.fr).toContain('60');
    expect((await refusalOf(firm, createRequest, { ...fields, deadline: '2026-03-01T10:00' })).code).toBe(
      'deadline-past',
    );
    const { id } = await must(firm, createRequest, fields);
    expect(await must(officer, getRequest, { id })).toMatchObject({ state: 'draft', weightsByFirm: true });
  });

  it('says whose weights they are: an adviser who leaves the firm’s does not make them its own', async () => {
    const fields = { title: 'Poids', need: 'Voir.', criteria: CRITERIA, deadline: '2026-03-10T16:00' };
    const { id } = await must(firm, createRequest, { strategyId, initiativeId, ...fields });
    await must(officer, updateRequest, { id, ...fields, need: 'Voir mieux.' });
    expect((await must(firm, getRequest, { id })).weightsByFirm).toBe(true);
    const other = [
      { ...CRITERIA[0]!, weight: 70 },
      { ...CRITERIA[1]!, weight: 30 },
    ];
    await must(officer, updateRequest, { id, ...fields, criteria: other });
    expect((await must(firm, getRequest, { id })).weightsByFirm).toBe(false);
  });

  it('is out of reach of other organisations and other firms, at every step', async () => {
    const { id } = await sent({ nord });
    for (const actor of [otherAdviser, otherFirm]) {
      for (const operation of [getRequest, closeRequest, confirmScores].slice(0, actor === otherFirm ? 3 : 2))
        expect((await refusalOf(actor, operation, { id })).kind).toBe('not-found');
      expect((await refusalOf(actor, listRequests, { strategyId })).kind).toBe('not-found');
      expect((await refusalOf(actor, cancelRequest, { id, reason: 'Non' })).kind).toBe('not-found');
    }
  });

  it('goes by mail to each provider in its own language, and is not rewritten afterwards', async () => {
    const { id } = await sent({ nord, sud });
    expect((await mailsTo('nord@example.test'))[0]).toMatchObject({
      locale: 'fr',
      subject: expect.stringContaining('Demande'),
    });
    const [english] = await mailsTo('sud@example.test');
    expect(english).toMatchObject({ locale: 'en', subject: expect.stringContaining('Request') });
    expect(english!.text).toContain('/en/proposal/');
    expect((await refusalOf(firm, setRecipients, { id, providerIds: [] })).code).toBe('wrong-step');
    expect((await refusalOf(firm, sendRequest, { id })).code).toBe('wrong-step');
  });

  it('keeps no link that could be used: only its hash', async () => {
    const { tokens } = await sent({ nord });
    const rows = await runtime.db.selectFrom('proposalRecipient').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(tokens.nord);
  });

  it('gives a new link that closes the old one', async () => {
    const { id, tokens } = await sent({ nord });
    const [recipient] = (await must(firm, getRequest, { id })).recipients;
    await must(firm, resendLink, { id, recipientId: recipient!.id });
    expect((await refusalOf(nobody, getProposal, { token: tokens.nord })).kind).toBe('not-found');
    const fresh = await tokensOf(runtime, id, { nord });
    expect((await must(nobody, getProposal, { token: fresh.nord })).provider).toBe('Nord');
  });

  it('tells everyone who was invited when it is called off, and why', async () => {
    const { id } = await sent({ nord });
    await must(firm, cancelRequest, { id, reason: 'Le projet est remis.' });
    expect((await mailsTo('nord@example.test'))[0]!.text).toContain('Le projet est remis.');
  });

  it('is not sent without a provider to send it to', async () => {
    const fields = { title: 'Seul', need: 'Voir.', criteria: CRITERIA, deadline: '2026-03-10T16:00' };
    const { id } = await must(officer, createRequest, { strategyId, initiativeId, ...fields });
    expect((await refusalOf(officer, sendRequest, { id })).code).toBe('no-recipient');
    const mute = await provider('Sans adresse', { email: undefined });
    expect((await refusalOf(officer, setRecipients, { id, providerIds: [mute] })).code).toBe('no-address');
  });
});

describe('documents of a request', () => {
  it('are brought by either side and read by both, and by the providers invited', async () => {
    at(DURING);
    const fields = { title: 'Plans', need: 'Voir.', criteria: CRITERIA, deadline: '2026-03-10T16:00' };
    const { id } = await must(officer, createRequest, { strategyId, initiativeId, ...fields });
    const { id: fileId } = await must(firm, addDocument, { id, name: 'plan.dxf', data: bytes('plan') });
    expect((await readRequestFile(runtime, officer, { requestId: id, fileId }))?.data.toString()).toBe(
      'plan',
    );
    await must(officer, setRecipients, { id, providerIds: [nord] });
    await must(officer, sendRequest, { id });
    const { nord: token } = await tokensOf(runtime, id, { nord });
    expect((await readLinkedFile(runtime, token!, fileId))?.name).toBe('plan.dxf');
    expect(await readRequestFile(runtime, otherFirm, { requestId: id, fileId })).toBeNull();
  });
});

describe('the comparison and the choice', () => {
  it('keeps everyone’s own scores, and what is left out is unknown', async () => {
    const { id, nordId, sudId } = await toCompare();
    await must(firm, scoreProposals, { id, scores: { [nordId]: { fit: 4 }, [sudId]: { fit: 2, price: 5 } } });
    await must(officer, scoreProposals, { id, scores: { [nordId]: { fit: 2 } } });
    await must(firm, scoreProposals, { id, scores: { [nordId]: { fit: 5 } } });
    const { scores } = await must(firm, getRequest, { id });
    expect(scores.map(({ recipientId, score, mine }) => [recipientId, score, mine])).toEqual(
      expect.arrayContaining([
        [nordId, 5, true],
        [nordId, 2, false],
      ]),
    );
    expect(scores).toHaveLength(2);
    const strange = { [nordId]: { inconnu: 3 } };
    expect((await refusalOf(firm, scoreProposals, { id, scores: strange })).code).toBe('unknown-criterion');
  });

  it('records the choice with its reason, tells everyone, and writes it in the firm’s file', async () => {
    const { id, nordId, sudId } = await toCompare();
    await must(firm, scoreProposals, {
      id,
      scores: { [nordId]: { fit: 4, price: 3 }, [sudId]: { fit: 2, price: 5 } },
    });
    await must(firm, chooseProposal, { id, recipientId: nordId, reason: 'Mieux adapté à nos machines.' });
    const read = await must(officer, getRequest, { id });
    expect(read).toMatchObject({
      state: 'chosen',
      choice: { recipientId: nordId, byFirm: true, reason: 'Mieux adapté à nos machines.' },
    });
    expect(read.choice!.record.totals.find((one) => one.recipientId === nordId)).toMatchObject({
      total: 72,
      known: 100,
    });
    expect((await mailsTo('nord@example.test'))[0]!.subject).toContain('retenue');
    const [lost] = await mailsTo('sud@example.test');
    expect(lost!.text).toMatch(/Thank you/);
    expect(lost!.text).not.toContain('Nord');
    const entry = await runtime.db
      .selectFrom('timelineEntry')
      .select(['kind', 'organisationId'])
      .where('subjectId', '=', id)
      .where('kind', '=', 'proposal-chosen')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({ kind: 'proposal-chosen', organisationId: world.sva });
    expect((await refusalOf(firm, chooseProposal, { id, recipientId: sudId, reason: 'Non' })).code).toBe(
      'wrong-step',
    );
  });

  it('flags an adviser with an interest, whose scores wait for the firm and who may not choose', async () => {
    const { id, nordId, sudId } = await toCompare();
    await must(adviser, declareInterest, { providerId: sud, kind: 'commission', since: '2026-01-01' });
    const read = await must(firm, getRequest, { id });
    expect(read).toMatchObject({ bound: false, interests: [{ kind: 'commission', providerId: sud }] });
    expect((await must(adviser, getRequest, { id })).bound).toBe(true);

    expect(await must(adviser, scoreProposals, { id, scores: { [sudId]: { fit: 5 } } })).toMatchObject({
      waiting: true,
    });
    expect((await must(firm, getRequest, { id })).scores).toMatchObject([
      { interested: true, counts: false },
    ]);
    expect((await refusalOf(adviser, confirmScores, { id })).code).toBe('firm-only');
    expect((await refusalOf(adviser, chooseProposal, { id, recipientId: sudId, reason: 'Bon' })).code).toBe(
      'declared-interest',
    );
    expect(await must(firm, confirmScores, { id })).toMatchObject({ confirmed: 1 });
    expect((await must(firm, getRequest, { id })).scores).toMatchObject([{ counts: true }]);

    await must(firm, chooseProposal, { id, recipientId: nordId, reason: 'Plus sûr.' });
    const { record } = (await must(officer, getRequest, { id })).choice!;
    expect(record.interests).toMatchObject([{ provider: 'Sud', kind: 'commission', since: '2026-01-01' }]);
  });
});
