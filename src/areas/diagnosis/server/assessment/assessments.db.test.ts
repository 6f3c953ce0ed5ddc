import { beforeEach, describe, expect, it } from 'vitest';
import { getTimeline } from '#areas/companies/server/index.ts';
import { sql } from 'kysely';
import { asActor } from '#platform/db/scope.ts';
import { testRuntime, TEST_NOW } from '#platform/testing/world.ts';
import {
  addLink,
  importSnapshots,
  latestSnapshots,
  listAssessmentsQuery,
  listLinksQuery,
  openAnswers,
  reopenAssessment,
  revokeLink,
  saveAnswers,
  startAssessment,
  submitAssessment,
  withdrawAssessment,
} from './index.ts';
import {
  answerOf,
  asVisitor,
  buildAssessmentWorld,
  level,
  runAs,
  said,
  started,
  valueAs,
} from './testing/assessment-world.ts';

const runtime = await testRuntime();
const world = await buildAssessmentWorld(runtime);
const as = valueAs(runtime, world.adviser);
const visitor = asVisitor(runtime);

beforeEach(async () => {
  runtime.clock.set(TEST_NOW);
  await runtime.db.deleteFrom('mail').execute();
  await runtime.db.deleteFrom('turn').execute();
  await sql`truncate assessment cascade`.execute(runtime.db);
});

const submit = (token: string) => visitor(submitAssessment, { token, authorName: 'Ève Tremblay' });
const snapshotsOf = (companyId: string, actor = world.adviser) =>
  asActor(runtime.db, actor, (tx) => latestSnapshots(tx, companyId));

describe('inviting a firm', () => {
  it('mails a personal link to the person, and keeps only its hash', async () => {
    const { id, token } = await started(runtime, world);
    const [mail] = await runtime.db.selectFrom('mail').selectAll().execute();
    expect(mail).toMatchObject({ recipient: 'eve@fjord.test', locale: 'fr' });
    expect(mail!.text).toContain(`/answer/${token}`);
    const rows = await runtime.db.selectFrom('assessmentLink').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const opened = await visitor(openAnswers, { token });
    expect(opened).toMatchObject({
      ok: true,
      value: { id, firm: 'Usinage du Fjord inc.', linkName: 'Ève Tremblay', leads: false, state: 'open' },
    });
  });

  it('writes to the person in English where they read English', async () => {
    await started(runtime, world, { invitee: { name: 'Ann', email: 'ann@shop.test', language: 'en' } });
    const [mail] = await runtime.db.selectFrom('mail').selectAll().execute();
    expect(mail!.text).toContain('/en/answer/');
    expect(mail!.subject).toMatch(/^Digital assessment/);
  });

  it('needs nobody when an adviser leads it', async () => {
    const { url } = await as(startAssessment, {
      companyId: world.firm,
      frameworkId: 'dma-compatible',
      stage: 'T0',
    });
    expect(url).toBeNull();
    expect(await runtime.db.selectFrom('mail').selectAll().execute()).toEqual([]);
  });

  it('is refused for what is not there, and for another organisation’s project', async () => {
    const run = runAs(runtime, world.adviser);
    const base = { companyId: world.firm, frameworkId: 'virage-4-0', stage: 'T0' as const };
    expect(await answerOf(run(startAssessment, { ...base, frameworkId: 'nothing' }))).toBe('no-framework');
    expect(await answerOf(run(startAssessment, { ...base, frameworkVersion: 99 }))).toBe('no-framework');
    expect(await answerOf(run(startAssessment, { ...base, projectId: world.otherProject }))).toBe(
      'no-project',
    );
    expect(await answerOf(run(startAssessment, { ...base, companyId: world.project }))).toBe('no-company');
  });

  it('is refused while the same questionnaire is open for the firm', async () => {
    const { id } = await started(runtime, world);
    const again = () => started(runtime, world);
    await expect(again()).rejects.toThrow('already-open');
    await as(withdrawAssessment, { id });
    await expect(again()).resolves.toBeTruthy();
  });

  it('stands in the firm’s file', async () => {
    await started(runtime, world);
    const { items } = await as(getTimeline, { id: world.firm });
    expect(items[0]).toMatchObject({ kind: 'assessment-started', text: { fr: 'Diagnostic T0 commencé' } });
  });
});

describe('links', () => {
  it('are given to several people, seen to be used, and closed one by one', async () => {
    const { id, token } = await started(runtime, world);
    const { url } = await as(addLink, { id, name: 'Marc Roy' });
    const other = url.split('/answer/')[1]!;
    await visitor(openAnswers, { token: other });
    const { links } = await as(listLinksQuery, { id });
    expect(links.map(({ name, usedAt }) => [name, usedAt !== null])).toEqual(
      expect.arrayContaining([
        ['Marc Roy', true],
        ['Ève Tremblay', false],
      ]),
    );
    await as(revokeLink, { id, linkId: links.find(({ name }) => name === 'Marc Roy')!.id });
    expect(await answerOf(visitor(openAnswers, { token: other }))).toBe('not-found');
    expect(await answerOf(visitor(openAnswers, { token }))).toBe('accepted');
  });

  it('end by themselves', async () => {
    const { token } = await started(runtime, world);
    runtime.clock.set('2026-10-01T15:00:00Z');
    expect(await answerOf(visitor(openAnswers, { token }))).toBe('not-found');
  });
});

describe('submitting', () => {
  it('freezes version, answers, notes, scores and what the firm was that day', async () => {
    const { id, token } = await started(runtime, world);
    const records = [
      said('planning-level', level(3)),
      said('planning-level', { text: 'Depuis le nouvel ERP' }),
      said('automation-level', { kind: 'unknown' }),
    ];
    await visitor(saveAnswers, { token, records });
    expect(await answerOf(submit(token))).toBe('accepted');
    const [snapshot] = await snapshotsOf(world.firm);
    expect(snapshot).toMatchObject({
      assessmentId: id,
      stage: 'T0',
      frameworkId: 'virage-4-0',
      frameworkVersion: 1,
      submittedBy: 'Ève Tremblay',
      answers: { 'planning-level': level(3), 'automation-level': { kind: 'unknown' } },
      notes: { 'planning-level': ['Depuis le nouvel ERP'] },
      naics: '332710',
      sizeClass: '10-49',
      regionCode: '02',
    });
    expect(snapshot!.score.overall).toBeCloseTo(60);
    expect(snapshot!.score.answered).toBe(1);
    const { items } = await as(getTimeline, { id: world.firm });
    expect(items.map(({ kind }) => kind)).toContain('assessment-submitted');
    const events = await runtime.db.selectFrom('outboxEvent').select('name').execute();
    expect(events.map(({ name }) => name)).toContain('diagnosis.assessment-submitted');
  });

  it('does not change when the firm does', async () => {
    const { token } = await started(runtime, world);
    await visitor(saveAnswers, { token, records: [said('planning-level', level(3))] });
    await submit(token);
    await runtime.db.updateTable('company').set({ naics: '331313' }).where('id', '=', world.firm).execute();
    expect((await snapshotsOf(world.firm))[0]!.naics).toBe('332710');
    await expect(runtime.db.updateTable('assessmentSnapshot').set({ naics: '1' }).execute()).rejects.toThrow(
      'does not change',
    );
    await runtime.db.updateTable('company').set({ naics: '332710' }).where('id', '=', world.firm).execute();
  });

  it('waits while people disagree, and says on which question', async () => {
    const { token } = await started(runtime, world);
    const [one, two] = [
      said('planning-level', level(1)),
      said('planning-level', level(4), { device: 'other' }),
    ];
    await visitor(saveAnswers, { token, records: [one] });
    await visitor(saveAnswers, { token, records: [two] });
    const refused = await submit(token);
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'answers-in-conflict', fields: [{ path: 'q.planning-level' }] },
    });
    const settled = said('planning-level', level(4), { replaces: [one.id, two.id] });
    await visitor(saveAnswers, { token, records: [settled] });
    expect(await answerOf(submit(token))).toBe('accepted');
    const kept = await runtime.db.selectFrom('assessmentAnswer').select('id').execute();
    expect(kept.map(({ id }) => id).sort()).toEqual([one.id, two.id, settled.id].sort());
  });

  it('is refused with nothing answered, twice, and after a withdrawal', async () => {
    const { id, token } = await started(runtime, world);
    expect(await answerOf(submit(token))).toBe('nothing-answered');
    await visitor(saveAnswers, { token, records: [said('planning-level', level(1))] });
    expect(await answerOf(submit(token))).toBe('accepted');
    expect(await answerOf(submit(token))).toBe('already-submitted');
    expect(await answerOf(runAs(runtime, world.adviser)(withdrawAssessment, { id }))).toBe('not-open');
  });

  it('happens once, though two people press the button at the same time', async () => {
    const { token } = await started(runtime, world);
    await visitor(saveAnswers, { token, records: [said('planning-level', level(1))] });
    const answers = await Promise.all([1, 2, 3].map(() => answerOf(submit(token))));
    expect(answers.sort()).toEqual(['accepted', 'already-submitted', 'already-submitted']);
    expect(await snapshotsOf(world.firm)).toHaveLength(1);
  });
});

describe('a correction', () => {
  it('is a new assessment with the same answers, which stands for the first once submitted', async () => {
    const { id, token } = await started(runtime, world);
    await visitor(saveAnswers, { token, records: [said('planning-level', level(2))] });
    await submit(token);
    runtime.clock.set('2026-03-05T15:00:00Z');
    const fresh = await as(reopenAssessment, { id });
    const opened = await as(openAnswers, { assessmentId: fresh.id });
    expect(opened.records).toMatchObject([{ questionId: 'planning-level', value: level(2), aside: null }]);
    expect(await snapshotsOf(world.firm)).toMatchObject([{ assessmentId: id }]);
    const correction = said('planning-level', level(5), { replaces: [opened.records[0]!.id] });
    await as(saveAnswers, { assessmentId: fresh.id, records: [correction] });
    await as(submitAssessment, { assessmentId: fresh.id, authorName: 'Conseillère' });
    expect(await snapshotsOf(world.firm)).toMatchObject([
      { assessmentId: fresh.id, answers: { 'planning-level': level(5) } },
    ]);
  });
});

describe('the list', () => {
  it('is searched, filtered, sorted and paged', async () => {
    await started(runtime, world);
    runtime.clock.set('2026-03-03T15:00:00Z');
    const { id, token } = await started(runtime, world, {
      companyId: world.otherFirm,
      frameworkId: 'dma-compatible',
    });
    await visitor(saveAnswers, { token, records: [said('Q5', { kind: 'unknown' })] });
    const ids = async (input: object) =>
      (await as(listAssessmentsQuery, input)).items.map((one) => one.firm.name);
    expect(await ids({})).toEqual(['Meubles Laval inc.', 'Usinage du Fjord inc.']);
    expect(await ids({ sort: '-firm' })).toEqual(['Usinage du Fjord inc.', 'Meubles Laval inc.']);
    expect(await ids({ q: 'laval' })).toEqual(['Meubles Laval inc.']);
    expect(await ids({ framework: 'virage-4-0' })).toEqual(['Usinage du Fjord inc.']);
    expect(await ids({ state: 'submitted' })).toEqual([]);
    for (const sort of ['firm', '-firm', 'started', '-started', 'submitted', '-submitted'] as const) {
      const first = await as(listAssessmentsQuery, { limit: 1, sort });
      const second = await as(listAssessmentsQuery, { limit: 1, sort, cursor: first.nextCursor! });
      expect(new Set([...first.items, ...second.items].map((one) => one.id)).size, sort).toBe(2);
    }
    expect((await as(listAssessmentsQuery, { company: world.otherFirm })).items[0]).toMatchObject({
      id,
      answered: 0,
    });
  });

  it('counts an answer that was taken back by "unknown" as none', async () => {
    const { token } = await started(runtime, world);
    const first = said('planning-level', level(2));
    await visitor(saveAnswers, { token, records: [first, said('automation-level', level(2))] });
    await visitor(saveAnswers, {
      token,
      records: [said('planning-level', { kind: 'unknown' }, { replaces: [first.id] })],
    });
    expect((await as(listAssessmentsQuery, {})).items[0]).toMatchObject({ answered: 1 });
  });
});

describe('what comes from elsewhere', () => {
  it('is scored anew, and stands with the rest', async () => {
    const imported = {
      companyId: world.firm,
      projectId: null,
      stage: 'T0' as const,
      frameworkId: 'virage-4-0',
      frameworkVersion: 1,
      submittedAt: new Date('2025-05-01T15:00:00Z'),
      submittedBy: 'Portail',
      answers: { 'planning-level': level(5) },
    };
    const { adviser } = world;
    await asActor(runtime.db, adviser, (tx) =>
      importSnapshots({ tx, actor: adviser, now: runtime.clock.now(), newId: () => crypto.randomUUID() }, [
        imported,
      ]),
    );
    const [snapshot] = await snapshotsOf(world.firm);
    expect(snapshot).toMatchObject({ submittedBy: 'Portail', score: { overall: 100 }, sizeClass: '10-49' });
    expect((await as(listAssessmentsQuery, {})).items[0]).toMatchObject({ state: 'submitted', overall: 100 });
    const foreign = { ...imported, companyId: world.firm };
    await expect(
      asActor(runtime.db, world.owner, (tx) =>
        importSnapshots({ tx, actor: adviser, now: runtime.clock.now(), newId: () => crypto.randomUUID() }, [
          foreign,
        ]),
      ),
    ).rejects.toThrow('row-level security');
  });
});
