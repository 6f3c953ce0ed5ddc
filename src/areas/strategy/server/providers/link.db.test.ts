import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  answerQuestion,
  askQuestion,
  attachFile,
  closeRequest,
  declineRequest,
  detachFile,
  extendRequest,
  getProposal,
  getRequest,
  keepProposal,
  readLinkedFile,
  readRequestFile,
  submitProposal,
} from './index.ts';
import { proposalWorld } from './testing/proposal-world.ts';

const world = await proposalWorld();
const { runtime, people, must, refusalOf, provider, sent } = world;
const { officer, otherAdviser, firm, public: nobody } = people;
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
