import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  addDocument,
  answerQuestion,
  askQuestion,
  attachFile,
  cancelRequest,
  chooseProposal,
  closeRequest,
  confirmScores,
  createRequest,
  declareInterest,
  declineRequest,
  detachFile,
  extendRequest,
  getProposal,
  getRequest,
  keepProposal,
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

describe('a provider at its link', () => {
  it('sees the request and its own answer, and nothing of another', async () => {
    at(DURING);
    const { tokens } = await sent({ nord, sud });
    await must(nobody, submitProposal, { token: tokens.nord, content: content('Secret du Nord') });
    await must(nobody, attachFile, { token: tokens.nord, name: 'secret-nord.pdf', data: bytes('pdf') });
    const own = await must(nobody, getProposal, { token: tokens.nord });
    expect(own).toMatchObject({ state: 'submitted', content: { summary: 'Secret du Nord' }, revision: 1 });
    const other = JSON.stringify(await must(nobody, getProposal, { token: tokens.sud }));
    expect(other).not.toMatch(/Nord|secret-nord/);
    const { files } = await must(nobody, getProposal, { token: tokens.nord });
    expect((await readLinkedFile(runtime, tokens.nord!, files[0]!.id))?.data.toString()).toBe('pdf');
    expect(await readLinkedFile(runtime, tokens.sud!, files[0]!.id)).toBeNull();
    expect((await refusalOf(nobody, detachFile, { token: tokens.sud, fileId: files[0]!.id })).kind).toBe(
      'not-found',
    );
  });

  it('asks, and everyone invited reads the answer without reading who asked', async () => {
    const { id, tokens } = await sent({ nord, sud });
    await must(nobody, askQuestion, { token: tokens.nord, question: 'Combien de machines ?' });
    expect((await must(nobody, getProposal, { token: tokens.sud })).exchanges).toEqual([]);
    const [question] = (await must(firm, getRequest, { id })).exchanges;
    expect(Object.keys(question!)).not.toContain('recipientId');
    await must(firm, answerQuestion, { id, questionId: question!.id, answer: 'Quatorze.' });
    const [read] = (await must(nobody, getProposal, { token: tokens.sud })).exchanges;
    expect(read).toMatchObject({ text: 'Combien de machines ?', answer: 'Quatorze.', mine: false });
    expect((await mailsTo('sud@example.test'))[0]!.text).toContain('Quatorze.');
  });

  it('replaces its proposal until the deadline, to the last moment', async () => {
    const { tokens } = await sent({ nord });
    await must(nobody, submitProposal, { token: tokens.nord, content: content('Une') });
    at('2026-03-10T20:00:00Z');
    await must(nobody, submitProposal, { token: tokens.nord, content: content('Deux') });
    expect(await must(nobody, getProposal, { token: tokens.nord })).toMatchObject({
      content: { summary: 'Deux' },
      revision: 2,
    });
    at(DURING);
  });

  it('is refused a second too late, in clear words, and loses neither what it sent nor what it wrote', async () => {
    at(DURING);
    const { id, tokens } = await sent({ nord });
    const { nord: token } = tokens;
    await must(nobody, submitProposal, { token, content: content('À temps') });
    at('2026-03-10T20:00:01Z');
    const refusal = await refusalOf(nobody, submitProposal, { token, content: content('Trop tard') });
    expect(refusal.code).toBe('too-late');
    expect(refusal.message.fr).toMatch(/10 mars 2026/);
    expect((await must(nobody, getProposal, { token })).content?.summary).toBe('À temps');
    await must(nobody, keepProposal, { token, content: content('Trop tard') });
    expect(JSON.stringify(await must(firm, getRequest, { id }))).not.toContain('Trop tard');
    expect((await refusalOf(nobody, attachFile, { token, name: 'a.pdf', data: bytes('x') })).code).toBe(
      'too-late',
    );

    await must(firm, extendRequest, { id, deadline: '2026-03-20T16:00' });
    expect(await must(nobody, getProposal, { token })).toMatchObject({
      open: true,
      draft: { summary: 'Trop tard' },
    });
    await must(nobody, submitProposal, { token, content: content('Trop tard') });
    at('2026-03-21T15:00:00Z');
    expect((await must(firm, getRequest, { id })).recipients[0]!.proposal?.summary).toBe('Trop tard');
  });

  it('declines with a reason, which the firm reads, and may change its mind', async () => {
    at(DURING);
    const { id, tokens } = await sent({ nord });
    const { nord: token } = tokens;
    await must(nobody, submitProposal, { token, content: content('Peut-être') });
    await must(nobody, declineRequest, { token, reason: 'Carnet plein.' });
    expect((await must(firm, getRequest, { id })).recipients[0]).toMatchObject({
      state: 'declined',
      declineReason: 'Carnet plein.',
    });
    const back = await must(nobody, getProposal, { token });
    expect(back).toMatchObject({ content: null, draft: { summary: 'Peut-être' } });
    await must(nobody, submitProposal, { token, content: back.draft });
    expect((await must(firm, getRequest, { id })).recipients[0]!.state).toBe('submitted');
  });

  it('attaches at most five files, of known kinds, none over ten megabytes', async () => {
    const { tokens } = await sent({ nord });
    const attach = (name: string, data: Uint8Array) => ({ token: tokens.nord, name, data });
    expect((await refusalOf(nobody, attachFile, attach('virus.exe', bytes('x')))).code).toBe('file-kind');
    expect(
      (await refusalOf(nobody, attachFile, attach('gros.pdf', new Uint8Array(10 * 1024 * 1024 + 1)))).code,
    ).toBe('too-large');
    const whole = new Uint8Array(2_500_000).map((_, index) => index % 251);
    await must(nobody, attachFile, attach('plan.pdf', whole));
    const { files } = await must(nobody, getProposal, { token: tokens.nord });
    expect(
      Buffer.compare((await readLinkedFile(runtime, tokens.nord!, files[0]!.id))!.data, Buffer.from(whole)),
    ).toBe(0);
    for (let more = 0; more < 4; more++) await must(nobody, attachFile, attach('a.pdf', bytes('a')));
    expect((await refusalOf(nobody, attachFile, attach('b.pdf', bytes('b')))).code).toBe('too-many-files');
  });

  it('opens nothing with a link that was made up', async () => {
    const token = 'A'.repeat(43);
    expect((await refusalOf(nobody, getProposal, { token })).kind).toBe('not-found');
    expect((await refusalOf(nobody, submitProposal, { token, content: content('x') })).kind).toBe(
      'not-found',
    );
  });
});

describe('proposals are sealed until the deadline', () => {
  it('for the firm and its adviser alike, files included', async () => {
    at(DURING);
    const { id, tokens } = await sent({ nord });
    await must(nobody, submitProposal, { token: tokens.nord, content: content('Scellé') });
    await must(nobody, attachFile, { token: tokens.nord, name: 'scelle.pdf', data: bytes('pdf') });
    const { files } = await must(nobody, getProposal, { token: tokens.nord });
    for (const actor of [firm, officer]) {
      const read = await must(actor, getRequest, { id });
      expect(read.recipients[0]).toMatchObject({ state: 'submitted', proposal: null, files: [] });
      expect(await readRequestFile(runtime, actor, { requestId: id, fileId: files[0]!.id })).toBeNull();
    }
    at(AFTER);
    expect((await must(firm, getRequest, { id })).recipients[0]!.proposal?.summary).toBe('Scellé');
    for (const actor of [firm, officer])
      expect(
        (await readRequestFile(runtime, actor, { requestId: id, fileId: files[0]!.id }))?.data.toString(),
      ).toBe('pdf');
    expect(await readRequestFile(runtime, otherAdviser, { requestId: id, fileId: files[0]!.id })).toBeNull();
  });

  it('or until it is closed, once nobody is left to answer', async () => {
    at(DURING);
    const { id, tokens } = await sent({ nord, sud });
    await must(nobody, submitProposal, { token: tokens.nord, content: content('Première') });
    expect((await refusalOf(firm, closeRequest, { id })).code).toBe('answers-awaited');
    await must(nobody, declineRequest, { token: tokens.sud, reason: 'Non' });
    await must(firm, closeRequest, { id });
    expect((await must(firm, getRequest, { id })).state).toBe('closed');
    expect((await refusalOf(nobody, submitProposal, { token: tokens.sud, content: content('x') })).code).toBe(
      'too-late',
    );
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
