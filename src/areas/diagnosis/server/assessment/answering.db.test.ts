import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { hashSecret } from '#platform/ids.ts';
import { testRuntime, TEST_NOW } from '#platform/testing/world.ts';
import { conflictsOf, stateOf, type SentRecord } from '../../assessment/index.ts';
import {
  hearAnswers,
  latestSnapshots,
  openAnswers,
  saveAnswers,
  submitAssessment,
  withdrawAssessment,
} from './index.ts';
import {
  addFirm,
  answerOf,
  asVisitor,
  buildAssessmentWorld,
  level,
  runAs,
  said,
  started,
} from './testing/assessment-world.ts';

const runtime = await testRuntime();
const world = await buildAssessmentWorld(runtime);
const visitor = asVisitor(runtime);

beforeEach(async () => {
  runtime.clock.set(TEST_NOW);
  await runtime.db.deleteFrom('turn').execute();
  await sql`truncate assessment cascade`.execute(runtime.db);
});

async function save(token: string, records: SentRecord[], since = 0) {
  const result =
    records.length > 0
      ? await visitor(saveAnswers, { token, records, since })
      : await visitor(hearAnswers, { token, since });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe('saving', () => {
  it('keeps each answer with who said it, when, and on which device', async () => {
    const { token } = await started(runtime, world);
    const first = said('planning-level', level(2), { authorName: 'Marc Roy', device: 'tablette' });
    await save(token, [first]);
    const opened = await visitor(openAnswers, { token });
    expect(opened.ok && opened.value.records).toEqual([{ ...first, aside: null, asideReason: null }]);
  });

  it('adds nothing when a device sends the same again after a lost answer', async () => {
    const { token } = await started(runtime, world);
    const one = said('planning-level', level(2));
    await save(token, [one]);
    const again = await save(token, [one, { ...one, value: level(5) }]);
    expect(again.outcomes).toEqual([{ id: one.id, aside: null, asideReason: null }]);
    expect(again.records).toHaveLength(1);
    expect(again.records[0]!.value).toEqual(level(2));
  });

  it('tells a device what others said since it last asked, and nothing twice', async () => {
    const { token } = await started(runtime, world);
    const mine = await save(token, [said('planning-level', level(2))]);
    const theirs = said('automation-level', level(1), { device: 'other' });
    await save(token, [theirs]);
    const heard = await save(token, [], mine.position);
    expect(heard.records.map(({ id }) => id)).toEqual([theirs.id]);
    expect((await save(token, [], heard.position)).records).toEqual([]);
  });

  it('keeps aside what does not fit, says why, and takes the rest', async () => {
    const { token } = await started(runtime, world);
    const { outcomes } = await save(token, [
      said('planning-level', level(2)),
      said('no-such-question', level(2)),
      said('automation-level', { kind: 'boxes', selected: ['x'] }),
      { ...said('automation-level', level(1)), value: { kind: 'level', level: 'trois' } },
    ]);
    const reasons = outcomes.map(({ aside }) => aside).sort();
    expect(reasons).toEqual(['invalid', 'invalid', 'no-question', null].sort());
    expect(outcomes.filter(({ aside }) => aside !== null).every(({ asideReason }) => asideReason?.fr)).toBe(
      true,
    );
    const { records } = await save(token, []);
    expect(records).toHaveLength(4);
    expect([...stateOf(records).values()].filter(({ value }) => value !== null)).toHaveLength(1);
  });

  it('keeps aside what comes after the end, and the result stays as it was', async () => {
    const { id, token } = await started(runtime, world);
    const first = said('planning-level', level(2));
    await save(token, [first]);
    await visitor(submitAssessment, { token, authorName: 'Ève' });
    const late = await save(token, [said('planning-level', level(5), { replaces: [first.id] })]);
    expect(late).toMatchObject({ state: 'submitted', outcomes: [{ aside: 'submitted' }] });
    const [snapshot] = await asActor(runtime.db, world.adviser, (tx) => latestSnapshots(tx, world.firm));
    expect(snapshot!.answers).toEqual({ 'planning-level': level(2) });
    const second = await started(runtime, world, { stage: 'T1' });
    await runAs(runtime, world.adviser)(withdrawAssessment, { id: second.id });
    expect((await save(second.token, [said('planning-level', level(5))])).outcomes).toMatchObject([
      { aside: 'withdrawn' },
    ]);
    expect(id).not.toBe(second.id);
  });

  it('shows two answers that did not see each other as a conflict, whoever came first', async () => {
    const { token } = await started(runtime, world);
    await Promise.all([
      save(token, [said('planning-level', level(1), { device: 'a' })]),
      save(token, [said('planning-level', level(4), { device: 'b' })]),
    ]);
    expect(conflictsOf(stateOf((await save(token, [])).records))).toEqual(['planning-level']);
  });

  it('is slowed down when it floods, and loses nothing that was kept', async () => {
    const { id, token } = await started(runtime, world);
    const busy = { key: hashSecret(`answers:${id}`), startsAt: runtime.clock.now(), count: 299 };
    await runtime.db.insertInto('turn').values(busy).execute();
    const once = () => answerOf(visitor(saveAnswers, { token, records: [said('planning-level', level(1))] }));
    expect([await once(), await once()]).toEqual(['accepted', 'too-many-saves']);
    expect((await save(token, [])).records).toHaveLength(1);
    runtime.clock.set('2026-03-02T15:02:00Z');
    expect(await once()).toBe('accepted');
  });
});

describe('many firms at once', () => {
  it('lose no answer, and each device hears every other', async () => {
    const firms = await Promise.all(
      Array.from({ length: 12 }, (_, n) => addFirm(runtime, { legalName: `Atelier ${n} inc.` })),
    );
    const doors = [];
    for (const companyId of firms) doors.push(await started(runtime, world, { companyId }));
    const questions = ['planning-level', 'automation-level', 'maintenance-level', 'purchasing-level'];
    const devices = doors.flatMap(({ token }) => ['a', 'b', 'c'].map((device) => ({ token, device })));
    const sent = await Promise.all(
      devices.map(async ({ token, device }) => {
        const records = questions.map((question, n) => said(question, level(n), { device }));
        let since = 0;
        const heard: string[] = [];
        for (const record of records) {
          const answer = await save(token, [record], since);
          since = answer.position;
          heard.push(...answer.records.map(({ id }) => id));
        }
        return { token, heard, since, ids: records.map(({ id }) => id) };
      }),
    );
    const { total } = await runtime.db
      .selectFrom('assessmentAnswer')
      .select(sql<number>`count(*)`.as('total'))
      .executeTakeFirstOrThrow();
    expect(total).toBe(devices.length * questions.length);
    for (const { token, heard, since, ids } of sent) {
      const rest = (await save(token, [], since)).records.map(({ id }) => id);
      const all = [...heard, ...rest];
      expect(new Set(all).size).toBe(all.length);
      expect(all).toHaveLength(3 * questions.length);
      expect(new Set(ids).isSubsetOf(new Set(all))).toBe(true);
    }
  });
});
