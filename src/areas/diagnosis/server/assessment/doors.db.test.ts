import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { testRuntime, TEST_NOW } from '#platform/testing/world.ts';
import type { Actor } from '#platform/use-case/index.ts';
import {
  addEvidence,
  countDiagnosed,
  listAssessmentsQuery,
  openAnswers,
  readEvidence,
  removeEvidence,
  saveAnswers,
  submitAssessment,
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
const visitor = asVisitor(runtime);

beforeEach(async () => {
  runtime.clock.set(TEST_NOW);
  await runtime.db.deleteFrom('turn').execute();
  await sql`truncate assessment cascade`.execute(runtime.db);
});

const answer = (token: string) =>
  visitor(saveAnswers, { token, records: [said('planning-level', level(2))] });

const PDF = new TextEncoder().encode('%PDF-1.7 plan du plancher');
const piece = (token: string, more: object = {}) => ({
  token,
  id: crypto.randomUUID(),
  questionId: 'planning-level',
  authorName: 'Ève',
  device: 'telephone',
  name: 'plan.pdf',
  data: PDF,
  ...more,
});

describe('evidence', () => {
  it('is kept whole, given back whole, and sent twice is there once', async () => {
    const { token } = await started(runtime, world);
    const large = new Uint8Array(700_000).map((_, at) => at % 251);
    large.set(PDF);
    const one = piece(token, { data: large });
    expect(await answerOf(visitor(addEvidence, one))).toBe('accepted');
    expect(await answerOf(visitor(addEvidence, one))).toBe('accepted');
    const read = await visitor(readEvidence, { token, id: one.id });
    expect(read.ok && Buffer.compare(Buffer.from(read.value.data), Buffer.from(large))).toBe(0);
    const opened = await valueAs(runtime, world.owner)(openAnswers, { assessmentId: (await open(token)).id });
    expect(opened.evidence).toMatchObject([
      { name: 'plan.pdf', mediaType: 'application/pdf', sizeBytes: 700_000 },
    ]);
  });

  it('that could harm whoever opens it is refused, and says why', async () => {
    const { token } = await started(runtime, world);
    const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
    expect(await answerOf(visitor(addEvidence, piece(token, { data: html })))).toBe('evidence-not-accepted');
    expect(await answerOf(visitor(addEvidence, piece(token, { name: 'photo.jpg' })))).toBe(
      'evidence-other-type',
    );
    expect((await open(token)).evidence).toEqual([]);
  });

  it('taken away is out of sight, and only while the assessment is open', async () => {
    const { token } = await started(runtime, world);
    const [one, two] = [piece(token), piece(token)];
    await visitor(addEvidence, one);
    await visitor(addEvidence, two);
    expect(await answerOf(visitor(removeEvidence, { token, id: one.id, authorName: 'Ève' }))).toBe(
      'accepted',
    );
    expect(await answerOf(visitor(readEvidence, { token, id: one.id }))).toBe('not-found');
    await answer(token);
    await visitor(submitAssessment, { token, authorName: 'Ève' });
    expect(await answerOf(visitor(removeEvidence, { token, id: two.id, authorName: 'Ève' }))).toBe(
      'not-found',
    );
    expect(await answerOf(visitor(readEvidence, { token, id: two.id }))).toBe('accepted');
  });

  async function open(token: string) {
    const opened = await visitor(openAnswers, { token });
    if (!opened.ok) throw new Error(opened.refusal.code);
    return opened.value;
  }
});

describe('who may answer', () => {
  async function tries(actor: Actor, assessmentId: string): Promise<string[]> {
    const run = runAs(runtime, actor);
    return [
      await answerOf(run(openAnswers, { assessmentId })),
      await answerOf(run(saveAnswers, { assessmentId, records: [said('planning-level', level(1))] })),
      await answerOf(run(submitAssessment, { assessmentId, authorName: 'X' })),
    ];
  }

  it('is the organisation’s staff, the firm’s own people, and nobody else', async () => {
    const { id } = await started(runtime, world);
    for (const actor of [world.otherAdviser, world.otherOwner, world.funder]) {
      expect(await tries(actor, id)).toEqual(['not-found', 'not-found', 'not-found']);
    }
    expect(await answerOf(visitor(openAnswers, { assessmentId: id }))).toBe('not-found');
    expect(await answerOf(visitor(openAnswers, { token: 'x'.repeat(43) }))).toBe('not-found');
    expect(await tries(world.owner, id)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('who has one firm’s link has no other’s', async () => {
    const first = await started(runtime, world);
    const second = await started(runtime, world, { companyId: world.otherFirm });
    const opened = await visitor(openAnswers, { token: first.token, assessmentId: second.id });
    expect(opened.ok && opened.value.id).toBe(first.id);
  });

  it('sees a list of its own only', async () => {
    await started(runtime, world);
    const countFor = async (actor: Actor) => {
      const page = await runAs(runtime, actor)(listAssessmentsQuery, {});
      return page.ok ? page.value.items.length : page.refusal.code;
    };
    expect(await countFor(world.adviser)).toBe(1);
    expect(await countFor(world.owner)).toBe(1);
    expect(await countFor(world.otherAdviser)).toBe(0);
    expect(await countFor(world.otherOwner)).toBe(0);
    expect(await countFor(world.funder)).toBe('not-allowed');
  });

  it('is held to by the database itself', async () => {
    const { token } = await started(runtime, world);
    await answer(token);
    await visitor(addEvidence, piece(token));
    await visitor(submitAssessment, { token, authorName: 'Ève' });
    const tables = [
      'assessment',
      'assessment_link',
      'assessment_answer',
      'assessment_evidence',
      'assessment_snapshot',
    ];
    const seenBy = (actor: Actor) =>
      asActor(runtime.db, actor, async (tx) => {
        const counts = [];
        for (const table of tables) {
          const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
            tx,
          );
          counts.push(rows[0]!.n);
        }
        return counts;
      });
    expect(await seenBy(world.adviser)).toEqual([1, 1, 1, 1, 1]);
    expect(await seenBy(world.owner)).toEqual([1, 0, 1, 1, 1]);
    for (const actor of [world.otherAdviser, world.otherOwner, world.funder]) {
      expect(await seenBy(actor)).toEqual([0, 0, 0, 0, 0]);
    }
    for (const table of ['assessment_answer', 'assessment_evidence', 'assessment_snapshot', 'assessment']) {
      const attempt = asActor(runtime.db, world.adviser, (tx) =>
        sql`delete from ${sql.table(table)}`.execute(tx),
      );
      await expect(attempt, table).rejects.toThrow('permission denied');
    }
  });
});

describe('the funnel', () => {
  it('counts each firm that submitted once, in its scope and its days', async () => {
    for (const stage of ['T0', 'T1'] as const) {
      const { token } = await started(runtime, world, { stage });
      await answer(token);
      await visitor(submitAssessment, { token, authorName: 'Ève' });
    }
    const count = (scope: string, id: string, from: string | null = null) =>
      asActor(runtime.db, world.funder, (tx) => countDiagnosed(tx, { scope, id }, { from, to: null }));
    expect(await count('project', world.project)).toBe(1);
    expect(await count('project', world.otherProject)).toBe(0);
    expect(await count('region', '02')).toBe(1);
    expect(await count('all', '', '2026-03-03')).toBe(0);
    expect(await count('activity', world.project)).toBeNull();
  });
});
