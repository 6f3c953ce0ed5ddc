import { describe, expect, it } from 'vitest';
import { getTimeline } from '#areas/companies/server/index.ts';
import { newId } from '#platform/ids.ts';
import { testRuntime } from '#platform/testing/world.ts';
import {
  addParticipation,
  checkIn,
  createFirmOfParticipation,
  getActivity,
  getFunnel,
  getReach,
  listParticipationsQuery,
  listReachedFirmsQuery,
  listUnmatched,
  matchParticipation,
  removeParticipation,
  setAside,
  undoCheckIn,
  updateActivity,
  withdrawConsent,
} from './index.ts';
import {
  answerOf,
  buildOutreachWorld,
  PLAN,
  planActivity,
  runAs,
  valueAs,
} from './testing/outreach-world.ts';

const runtime = await testRuntime();
const world = await buildOutreachWorld(runtime);
const { officer, otherOfficer, funder, otherFunder, project, otherProject, initiative, firm, firms } = world;
const as = valueAs(runtime, officer);
const asked = runAs(runtime, officer);

const figures = async (id: string) => (await as(getActivity, { id })).figures;
const activitiesInFile = async (companyId: string) =>
  (await as(getTimeline, { id: companyId })).items.filter(({ kind }) => kind === 'activity-attended');

describe('checking in', () => {
  it('counts the firm, stands in its file, and can be taken back', async () => {
    const id = await planActivity(runtime, officer, project);
    const { id: participation } = await as(addParticipation, {
      id,
      companyId: firm,
      name: 'Ana',
      state: 'registered',
    });
    expect(await figures(id)).toMatchObject({ registered: 1, attended: 0, firms: 0 });
    await as(checkIn, { id: participation });
    expect(await figures(id)).toMatchObject({ registered: 0, attended: 1, firms: 1, contacts: 1 });
    expect(await activitiesInFile(firm)).toHaveLength(1);
    await as(undoCheckIn, { id: participation });
    expect(await figures(id)).toMatchObject({ attended: 0, firms: 0 });
    expect(await activitiesInFile(firm)).toHaveLength(0);
  });

  it('sent twice, as a phone does that lost its network, is one check-in and one person', async () => {
    const id = await planActivity(runtime, officer, project);
    const walkIn = {
      id,
      participationId: newId(),
      companyId: firms[1]!,
      name: 'Léa',
      source: 'check-in' as const,
    };
    await as(addParticipation, walkIn);
    await as(addParticipation, walkIn);
    await as(checkIn, { id: walkIn.participationId });
    await as(checkIn, { id: walkIn.participationId });
    expect(await figures(id)).toMatchObject({ attended: 1, contacts: 1 });
    expect(await activitiesInFile(firms[1]!)).toHaveLength(1);
  });

  it('marks who is on the list already, rather than adding them again', async () => {
    const id = await planActivity(runtime, officer, project);
    await as(addParticipation, {
      id,
      companyId: firm,
      name: 'Ana Roy',
      email: 'ana@fjord.test',
      state: 'registered',
    });
    const again = await as(addParticipation, { id, name: 'ANA ROY', email: 'Ana@Fjord.test' });
    expect(again.alreadyListed).toBe(true);
    expect(await figures(id)).toMatchObject({ registered: 0, attended: 1, firms: 1, contacts: 1 });
    const colleague = await as(addParticipation, {
      id,
      companyId: firm,
      name: 'Luc Roy',
      email: 'ana@fjord.test',
    });
    expect(colleague.alreadyListed).toBe(false);
    expect(await figures(id)).toMatchObject({ firms: 1, contacts: 2 });
  });

  it('needs a name of someone', async () => {
    const id = await planActivity(runtime, officer, project);
    expect(await answerOf(asked(addParticipation, { id, email: 'a@b.test' }))).toBe('nobody');
    expect(await answerOf(asked(addParticipation, { id, companyId: newId(), name: 'Ana' }))).toBe(
      'unknown-firm',
    );
  });
});

describe('someone without a firm', () => {
  it('is reviewed beside the firms that may be theirs, with what speaks for each', async () => {
    const id = await planActivity(runtime, officer, project);
    await as(addParticipation, { id, firm: 'Fonderie Kenogami', name: 'Ana' });
    const { items } = await as(listUnmatched, { id });
    expect(items).toHaveLength(1);
    expect(items[0]!.candidates.map(({ name }) => name)).toContain('Fonderie Lac-Kénogami ltée');
    expect(items[0]!.candidates[0]!.evidence.map(({ field }) => field)).toContain('name');
  });

  it('is matched, and counts at once', async () => {
    const id = await planActivity(runtime, officer, project);
    const { id: participation } = await as(addParticipation, { id, firm: 'Fonderie K', name: 'Ana' });
    expect(await figures(id)).toMatchObject({ firms: 0, unmatched: 1 });
    await as(matchParticipation, { id: participation, companyId: firms[1]! });
    expect(await figures(id)).toMatchObject({ firms: 1, contacts: 1, unmatched: 0 });
    expect((await as(listUnmatched, { id })).items).toEqual([]);
    await as(matchParticipation, { id: participation });
    expect(await figures(id)).toMatchObject({ firms: 0, unmatched: 1 });
  });

  it('brings a new firm into the register, through the register’s own rules', async () => {
    const id = await planActivity(runtime, officer, project);
    const { id: participation } = await as(addParticipation, { id, firm: 'Robotique Nordet', name: 'Ana' });
    const wrong = asked(createFirmOfParticipation, {
      id: participation,
      legalName: 'Robotique Nordet',
      neq: '1234',
    });
    expect(await answerOf(wrong)).toBe('invalid-input');
    await as(createFirmOfParticipation, {
      id: participation,
      legalName: 'Robotique Nordet inc.',
      city: 'Alma',
    });
    const { items } = await as(listParticipationsQuery, { id });
    expect(items[0]!.firm?.name).toBe('Robotique Nordet inc.');
    expect(await figures(id)).toMatchObject({ firms: 1, unmatched: 0 });
  });

  it('is set aside, stays counted as unmatched, and can be put back', async () => {
    const id = await planActivity(runtime, officer, project);
    const { id: participation } = await as(addParticipation, { id, name: 'Étudiante' });
    await as(setAside, { id: participation });
    expect((await as(getActivity, { id })).toReview).toBe(0);
    expect(await figures(id)).toMatchObject({ unmatched: 1 });
    await as(setAside, { id: participation, aside: false });
    expect((await as(getActivity, { id })).toReview).toBe(1);
  });
});

describe('an activity that moves', () => {
  it('takes its counts and the firms’ files to its new day', async () => {
    const id = await planActivity(runtime, officer, project, { titleFr: 'Déplacée' });
    await as(addParticipation, { id, companyId: firms[2]!, name: 'Ana' });
    const reachIn = async (year: number) =>
      (await as(getReach, { scope: 'project', id: project, year })).byRegion.find(
        ({ value }) => value === '13',
      );
    expect(await reachIn(2026)).toMatchObject({ firms: 1 });
    await as(updateActivity, {
      ...PLAN,
      id,
      projectId: project,
      startsAt: '2027-02-01T09:00',
      endsAt: '2027-02-01T10:00',
      titleFr: 'Reportée',
    });
    expect(await reachIn(2026)).toBeUndefined();
    expect(await reachIn(2027)).toMatchObject({ firms: 1 });
    const [entry] = await activitiesInFile(firms[2]!);
    expect(entry?.text?.fr).toContain('Reportée');
    expect(entry?.at.toISOString()).toBe('2027-02-01T14:00:00.000Z');
  });
});

describe('reach', () => {
  it('counts a firm once in the initiative though two projects reached it, by whole years and by days alike', async () => {
    const [mine, theirs] = [
      await planActivity(runtime, officer, project, {
        startsAt: '2025-06-02T09:00',
        endsAt: '2025-06-02T10:00',
      }),
      await planActivity(runtime, otherOfficer, otherProject, {
        startsAt: '2025-09-02T09:00',
        endsAt: '2025-09-02T10:00',
      }),
    ];
    await as(addParticipation, { id: mine, companyId: firm, name: 'Ana' });
    await as(addParticipation, { id: mine, name: 'Sans entreprise' });
    await valueAs(runtime, otherOfficer)(addParticipation, { id: theirs, companyId: firm, name: 'Ana' });
    const expected = { firms: 1, contacts: 2, unmatched: 1 };
    expect(await as(getReach, { scope: 'initiative', id: initiative, year: 2025 })).toMatchObject(expected);
    const days = { from: '2025-01-02', to: '2025-12-30' };
    expect(await as(getReach, { scope: 'initiative', id: initiative, ...days })).toMatchObject(expected);
    expect(await as(getReach, { scope: 'region', id: '02', ...days })).toMatchObject({
      firms: 1,
      contacts: 2,
      unmatched: null,
    });
    const byYear = await as(getReach, { scope: 'region', id: '02', year: 2025 });
    expect(byYear).toEqual(await as(getReach, { scope: 'region', id: '02', ...days }));
    expect(await as(getReach, { scope: 'activity', id: mine })).toMatchObject({
      firms: 1,
      contacts: 1,
      unmatched: 1,
    });
    const spring = await as(getReach, {
      scope: 'initiative',
      id: initiative,
      from: '2025-04-01',
      to: '2025-06-30',
    });
    expect(spring).toMatchObject({ firms: 1, contacts: 1 });
  });

  it('shows the firms behind a figure to those who may see them, as many as the figure says', async () => {
    const scope = { scope: 'project' as const, id: project };
    const { firms: figure, contacts } = await as(getReach, scope);
    const behind = await as(listReachedFirmsQuery, scope);
    expect(behind.total).toBe(figure);
    expect(behind.items.reduce((sum, one) => sum + one.contacts, 0)).toBe(contacts);
    expect((await valueAs(runtime, funder)(listReachedFirmsQuery, scope)).total).toBe(figure);
    expect((await valueAs(runtime, otherOfficer)(listReachedFirmsQuery, scope)).total).toBe(0);
    expect((await valueAs(runtime, otherFunder)(listReachedFirmsQuery, scope)).total).toBe(0);
  });

  it('pages through them by name without losing one, within a region too', async () => {
    const scope = { scope: 'project' as const, id: project };
    const all = await as(listReachedFirmsQuery, scope);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await as(listReachedFirmsQuery, { ...scope, limit: 1, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.items.map(({ id }) => id));
    const inRegion = await as(listReachedFirmsQuery, { ...scope, region: '13' });
    expect(inRegion.items.map(({ id }) => id)).toEqual([firms[2]]);
  });

  it('has no period that runs backwards, and no scope that does not exist', async () => {
    const backwards = asked(getReach, {
      scope: 'project',
      id: project,
      from: '2026-02-01',
      to: '2026-01-01',
    });
    expect(await answerOf(backwards)).toBe('period-backwards');
    expect(await answerOf(asked(getReach, { scope: 'project', id: 'x' }))).toBe('not-found');
    expect(await answerOf(asked(getReach, { scope: 'region', id: '18' }))).toBe('not-found');
  });

  it('feeds the funnel’s first stage, and leaves those that nobody counts unknown', async () => {
    const { steps } = await as(getFunnel, { scope: 'project', id: project });
    expect(steps[0]!.firms).toBeGreaterThan(0);
    const counted = ['sensitised', 'diagnosed'];
    const others = steps.filter(({ stage }) => !counted.includes(stage));
    expect(others.map(({ firms: count }) => count)).toEqual([null, null, null, null]);
  });
});

describe('consent', () => {
  it('is withdrawn only where it was given, and what was agreed stays on record', async () => {
    const id = await planActivity(runtime, officer, project);
    const { id: participation } = await as(addParticipation, { id, name: 'Ana' });
    await as(withdrawConsent, { id: participation });
    const read = async () => (await as(listParticipationsQuery, { id })).items[0]!.attendee!;
    expect(await read()).toMatchObject({ consent: 'unknown', withdrawnAt: null });
    const given = { consent: 'given', consentText: 'Oui', consentAt: new Date('2026-01-05T12:00:00Z') };
    await runtime.db
      .updateTable('attendee')
      .set(given)
      .where('participationId', '=', participation)
      .execute();
    await as(withdrawConsent, { id: participation });
    expect(await read()).toMatchObject({ ...given, consent: 'withdrawn', withdrawnAt: runtime.clock.now() });
    await as(removeParticipation, { id: participation });
    expect((await as(listParticipationsQuery, { id })).items).toEqual([]);
  });
});
