import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { completeNeq } from '#areas/companies/index.ts';
import { asActor } from '#platform/db/scope.ts';
import { testRuntime } from '#platform/testing/world.ts';
import type { Actor } from '#platform/use-case/index.ts';
import { answersOf, stateOf } from '../../assessment/index.ts';
import type { Answers } from '../../framework/index.ts';
import { importSnapshots, latestSnapshots, openAnswers } from '../assessment/index.ts';
import {
  addFirm,
  answerOf,
  buildAssessmentWorld,
  runAs,
  valueAs,
} from '../assessment/testing/assessment-world.ts';
import { exportPortal, importPortal, listPortalRows } from './index.ts';

const runtime = await testRuntime();
const world = await buildAssessmentWorld(runtime);
const dma = { id: 'dma-compatible', version: 1 };
const neq = completeNeq('117000000');
const known = await addFirm(runtime, { legalName: 'Fonderie de Chicoutimi inc.', neq });

const ANSWERS: Answers = {
  Q1: { kind: 'matrix', selected: { a: ['planned'], b: ['planned', 'invested'] } },
  Q5: { kind: 'boxes', selected: ['a', 'c'] },
  Q9: { kind: 'scale', rows: { a: 1, b: 2, c: 3, d: 4, e: null } },
};

beforeEach(() => sql`truncate assessment cascade`.execute(runtime.db));

async function submitted(companyId: string, day = '2026-02-02', actor = world.adviser): Promise<void> {
  const context = { now: runtime.clock.now(), newId: () => crypto.randomUUID(), actor };
  await asActor(runtime.db, actor, (tx) =>
    importSnapshots({ ...context, tx }, [
      {
        companyId,
        projectId: null,
        stage: 'T0',
        frameworkId: dma.id,
        frameworkVersion: dma.version,
        submittedAt: new Date(`${day}T17:00:00Z`),
        submittedBy: 'Ève Tremblay',
        answers: ANSWERS,
      },
    ]),
  );
}

async function exported(actor: Actor, filter: object = {}): Promise<string> {
  const file = await exportPortal(runtime, { actor, locale: 'fr' }, { id: dma.id, version: '1', ...filter });
  if (!file.ok) throw new Error(file.refusal.message.en);
  return new Response(file.value.body).text();
}

const linesOf = (csv: string): string[] => csv.trimEnd().split('\r\n');
const bytes = (csv: string) => new TextEncoder().encode(csv);
const bring = (csv: string, actor = world.adviser, more: object = {}) =>
  runAs(runtime, actor)(importPortal, { ...dma, ...more, data: bytes(csv) });

/** The titles, and one line of the portal with answers as above, its first cells changed. */
async function written(...firms: { name: string; identifier?: string; stage?: string; date?: string }[]) {
  await submitted(known);
  const [titles, line] = linesOf(await exported(world.adviser)) as [string, string];
  await sql`truncate assessment cascade`.execute(runtime.db);
  const rest = line.split(',').slice(4).join(',');
  const lines = firms.map(({ name, identifier = '', stage = 'T0', date = '02/02/2026' }) =>
    [stage, date, name, identifier, rest].join(','),
  );
  return [titles, ...lines].join('\r\n');
}

describe('the portal’s file goes out', () => {
  it('with the organisation’s own submitted assessments, the number of their firm, and no formula that runs', async () => {
    const trap = await addFirm(runtime, { legalName: '=HYPERLINK("x")' });
    await submitted(known);
    await submitted(trap, '2026-02-03');
    await submitted(world.firm, '2026-02-04', world.otherAdviser);
    const lines = linesOf(await exported(world.adviser));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^time_point,maturity_assessment_date \(MM\/DD\/YYYY\),/);
    expect(lines[1]).toMatch(
      new RegExp(`^T0,02/02/2026,Fonderie de Chicoutimi inc\\.,${neq},1\\|0,1\\|1,0\\|0`),
    );
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('by stage, and page by page to the last', async () => {
    for (const day of ['2026-02-01', '2026-02-02', '2026-02-03']) await submitted(known, day);
    const first = await valueAs(runtime, world.adviser)(listPortalRows, { ...dma, limit: 2 });
    const rest = await valueAs(runtime, world.adviser)(listPortalRows, {
      ...dma,
      limit: 2,
      cursor: first.nextCursor!,
    });
    expect([...first.items, ...rest.items].map(({ cells }) => cells[1])).toEqual([
      '02/01/2026',
      '02/02/2026',
      '02/03/2026',
    ]);
    expect(rest.nextCursor).toBeNull();
    expect(linesOf(await exported(world.adviser, { stage: 'T1' }))).toHaveLength(1);
  });

  it('to the programme’s people only, and only for a framework that has a portal', async () => {
    for (const actor of [world.owner, world.funder])
      expect(await answerOf(runAs(runtime, actor)(listPortalRows, dma))).toBe('not-allowed');
    const none = runAs(runtime, world.adviser)(listPortalRows, { id: 'virage-4-0', version: 1 });
    expect(await answerOf(none)).toBe('not-found');
  });
});

describe('the portal’s file comes in', () => {
  it('as submitted assessments, scored, of the firms that it numbers or names', async () => {
    const file = await written(
      { name: 'Fonderie', identifier: neq },
      { name: 'USINAGE DU FJORD INC.', stage: 'T1', date: '02/20/2026' },
    );
    expect(await bring(file, world.adviser, { projectId: world.project })).toMatchObject({
      ok: true,
      value: { imported: 2, already: 0, ignored: [] },
    });
    const [snapshot] = await asActor(runtime.db, world.adviser, (tx) => latestSnapshots(tx, world.firm));
    expect(snapshot).toMatchObject({
      stage: 'T1',
      frameworkId: dma.id,
      projectId: world.project,
      submittedAt: new Date('2026-02-20T17:00:00Z'),
      score: { answered: 3, asked: 11 },
    });
    expect(snapshot!.answers).toMatchObject(ANSWERS);
    const { assessmentId } = snapshot!;
    const { records } = await valueAs(runtime, world.adviser)(openAnswers, { assessmentId });
    expect(answersOf(stateOf(records))).toMatchObject(ANSWERS);
  });

  it('twice without doubling anything: the export of one organisation comes back as it was', async () => {
    await submitted(known);
    const before = await exported(world.adviser);
    expect(await bring(before)).toMatchObject({ ok: true, value: { imported: 0, already: 1 } });
    expect(await exported(world.adviser)).toBe(before);
    expect(await bring(before, world.otherAdviser)).toMatchObject({
      ok: true,
      value: { imported: 1, already: 0 },
    });
    expect(await exported(world.otherAdviser)).toBe(before);
  });

  it.each([
    [
      'a firm that the register does not have',
      { name: 'Inconnue inc.' },
      'enterprise_name_edih',
      'does not have',
    ],
    [
      'a number with a wrong digit',
      { name: 'X', identifier: '1111111111' },
      'fiscal_registration',
      'check digit',
    ],
    ['a stage that is none', { name: 'Fonderie', stage: 'T7' }, 'time_point', 'T0, T1 or T2'],
  ])('or not at all: %s', async (_, firm, column, words) => {
    const refused = await bring(await written({ name: 'Fonderie', identifier: neq }, firm));
    const message = refused.ok ? '' : refused.refusal.fields[0]!.message.en;
    expect(message).toContain('Row 3');
    expect(message).toContain(column);
    expect(message).toContain(words);
    expect(linesOf(await exported(world.adviser))).toHaveLength(1);
  });

  it('and every mistake of a file is told at once, in the order of its rows', async () => {
    const refused = await bring(
      await written({ name: 'Inconnue inc.' }, { name: 'Fonderie', identifier: neq, stage: 'T7' }),
    );
    expect(refused.ok ? [] : refused.refusal.fields.map(({ message }) => message.en.split(':')[0])).toEqual([
      'Row 2, column enterprise_name_edih',
      'Row 3, column time_point',
    ]);
  });

  it('or not at all: one firm by its number and by its name, or a name that two firms have', async () => {
    const twice = { name: 'Fonderie de Chicoutimi inc.' };
    const same = await bring(await written({ name: 'x', identifier: neq }, twice));
    expect(same.ok ? '' : same.refusal.fields[0]!.message.en).toContain('row 2 already');
    await addFirm(runtime, { legalName: 'Acier Double inc.' });
    await addFirm(runtime, { legalName: 'Acier double inc.' });
    const several = await bring(await written({ name: 'Acier Double inc.' }));
    expect(several.ok ? '' : several.refusal.fields[0]!.message.en).toContain('several firms');
  });

  it.each([
    ['nothing', ''],
    ['a picture', '\x89PNG\r\n\x1a\n\x00\x00\x00'],
    ['another list', 'Nom,Ville\r\nUsinage,Saguenay\r\n'],
    ['a quote that never ends', 'time_point,"maturity\r\nT0,x\r\n'],
  ])('and a file that is %s is refused in words', async (_, csv) => {
    const refused = await bring(csv);
    expect(refused.ok ? '' : refused.refusal.fields[0]!.message.fr).not.toBe('');
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
  });

  it('from the programme’s people only, and into their own projects only', async () => {
    const file = await written({ name: 'Fonderie', identifier: neq });
    for (const actor of [world.owner, world.funder])
      expect(await answerOf(bring(file, actor))).toBe('not-allowed');
    expect(await answerOf(bring(file, world.adviser, { projectId: world.otherProject }))).toBe('no-project');
  });
});
