import { describe, expect, it } from 'vitest';
import { testRuntime } from '#platform/testing/world.ts';
import { publicActor, type Actor } from '#platform/use-case/index.ts';
import {
  addParticipation,
  cancelActivity,
  checkIn,
  closeRegistration,
  createActivity,
  getActivity,
  listActivitiesQuery,
  listParticipationsQuery,
  matchParticipation,
  openRegistration,
  removeActivity,
  removeParticipation,
  undoCheckIn,
  updateActivity,
} from './index.ts';
import {
  answerOf,
  buildOutreachWorld,
  PLAN,
  planActivity,
  runAs,
  valueAs,
  visibleRows,
} from './testing/outreach-world.ts';

const runtime = await testRuntime();
const world = await buildOutreachWorld(runtime);
const { officer, otherOfficer, funder, otherFunder, owner, project, firm } = world;
const as = (actor: Actor) => valueAs(runtime, actor);
const asked = (actor: Actor) => runAs(runtime, actor);

describe('planning an activity', () => {
  it('keeps its times as Québec’s and the day it counts for', async () => {
    const id = await planActivity(runtime, officer, project, {
      startsAt: '2026-12-31T21:00',
      endsAt: '2026-12-31T23:00',
    });
    const activity = await as(officer)(getActivity, { id });
    expect(activity.startsAt.toISOString()).toBe('2027-01-01T02:00:00.000Z');
    expect(activity.heldOn).toBe('2026-12-31');
  });

  it('says every field that is wrong, in both languages', async () => {
    const result = await asked(officer)(createActivity, {
      ...PLAN,
      projectId: world.otherProject,
      endsAt: '2026-03-10T08:00',
      place: undefined,
      link: undefined,
    });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.refusal.fields.map(({ path }) => path)).toEqual(['endsAt', 'place', 'projectId']);
    for (const { message } of result.refusal.fields) expect(message.fr).not.toBe(message.en);
  });

  it('is for the staff of the organisation that runs the project', async () => {
    for (const actor of [funder, owner]) {
      expect(await answerOf(asked(actor)(createActivity, { ...PLAN, projectId: project }))).toBe(
        'not-allowed',
      );
    }
    expect(await answerOf(asked(publicActor)(createActivity, { ...PLAN, projectId: project }))).toBe(
      'sign-in-required',
    );
  });
});

describe('a list of activities', () => {
  it('is searched without accents, filtered and paged without losing or repeating one', async () => {
    const titles = Array.from({ length: 7 }, (_, at) => `Série pagée ${at}`);
    for (const titleFr of titles) await planActivity(runtime, officer, project, { titleFr, kind: 'webinar' });
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await as(officer)(listActivitiesQuery, {
        q: 'serie pagee',
        kind: 'webinar',
        limit: 3,
        ...(cursor && { cursor }),
      });
      expect(page.total).toBe(7);
      seen.push(...page.items.map(({ titleFr }) => titleFr));
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual(titles);
  });

  it('is ordered by title in both directions', async () => {
    const up = await as(officer)(listActivitiesQuery, { q: 'serie pagee', sort: 'title' });
    const down = await as(officer)(listActivitiesQuery, { q: 'serie pagee', sort: '-title' });
    expect(down.items.map(({ id }) => id)).toEqual(up.items.map(({ id }) => id).reverse());
  });

  it('holds what the organisation runs or pays for, and nothing else', async () => {
    const count = async (actor: Actor) => (await as(actor)(listActivitiesQuery, {})).total;
    expect(await count(funder)).toBe(await count(officer));
    expect(await count(otherOfficer)).toBe(0);
    expect(await count(otherFunder)).toBe(0);
  });
});

describe('who came', () => {
  it('is known to the organisation and to the firm; a funder learns which firm, never who', async () => {
    const id = await planActivity(runtime, officer, project);
    await as(officer)(addParticipation, {
      id,
      companyId: firm,
      name: 'Ève Tremblay',
      email: 'eve@fjord.test',
    });
    const nameSeen = async (actor: Actor) => {
      const { items } = await as(actor)(listParticipationsQuery, { id });
      return items.map((item) => [item.firm?.name, item.attendee?.name ?? null]);
    };
    expect(await nameSeen(officer)).toEqual([['Usinage du Fjord inc.', 'Ève Tremblay']]);
    expect(await nameSeen(owner)).toEqual([['Usinage du Fjord inc.', 'Ève Tremblay']]);
    expect(await nameSeen(funder)).toEqual([['Usinage du Fjord inc.', null]]);
    for (const actor of [otherOfficer, otherFunder]) {
      expect(await answerOf(asked(actor)(listParticipationsQuery, { id }))).toBe('not-found');
    }
    expect(await answerOf(asked(publicActor)(listParticipationsQuery, { id }))).toBe('sign-in-required');
  });

  it('cannot be found out by a funder through the search', async () => {
    const id = await planActivity(runtime, officer, project);
    await as(officer)(addParticipation, { id, companyId: firm, name: 'Ève Tremblay' });
    expect((await as(funder)(listParticipationsQuery, { id, q: 'Tremblay' })).items).toEqual([]);
    expect((await as(officer)(listParticipationsQuery, { id, q: 'tremblay' })).items).toHaveLength(1);
  });

  it('is kept by the database too, when a query forgets', async () => {
    expect(await visibleRows(runtime, officer, 'attendee')).toBeGreaterThan(0);
    expect(await visibleRows(runtime, owner, 'attendee')).toBeGreaterThan(0);
    for (const actor of [funder, otherFunder, otherOfficer, publicActor]) {
      expect(await visibleRows(runtime, actor, 'attendee')).toBe(0);
    }
    expect(await visibleRows(runtime, funder, 'participation')).toBeGreaterThan(0);
    for (const actor of [otherFunder, otherOfficer, publicActor]) {
      expect(await visibleRows(runtime, actor, 'participation')).toBe(0);
    }
  });
});

describe('another organisation', () => {
  it('finds none of it, whatever it asks to be done', async () => {
    const id = await planActivity(runtime, officer, project);
    const { id: participation } = await as(officer)(addParticipation, { id, companyId: firm, name: 'Ana' });
    const ask = asked(otherOfficer);
    const answers = [
      ask(getActivity, { id }),
      ask(updateActivity, { ...PLAN, id, projectId: world.otherProject }),
      ask(cancelActivity, { id }),
      ask(removeActivity, { id }),
      ask(openRegistration, { id }),
      ask(closeRegistration, { id }),
      ask(addParticipation, { id, name: 'Intrus' }),
      ask(checkIn, { id: participation }),
      ask(undoCheckIn, { id: participation }),
      ask(matchParticipation, { id: participation, companyId: firm }),
      ask(removeParticipation, { id: participation }),
    ];
    for (const answer of answers) expect(await answerOf(answer)).toBe('not-found');
  });
});

describe('an activity that is called off', () => {
  it('takes nobody any more, and cannot be when somebody attended', async () => {
    const held = await planActivity(runtime, officer, project);
    await as(officer)(addParticipation, { id: held, companyId: firm, name: 'Ana' });
    expect(await answerOf(asked(officer)(cancelActivity, { id: held }))).toBe('activity-attended');
    const off = await planActivity(runtime, officer, project);
    await as(officer)(cancelActivity, { id: off });
    expect(await answerOf(asked(officer)(addParticipation, { id: off, name: 'Ana' }))).toBe(
      'activity-cancelled',
    );
    expect(await answerOf(asked(officer)(openRegistration, { id: off }))).toBe('activity-cancelled');
  });

  it('is removed without a trace only while nobody is on its list', async () => {
    const id = await planActivity(runtime, officer, project);
    const { id: participation } = await as(officer)(addParticipation, { id, name: 'Ana' });
    expect(await answerOf(asked(officer)(removeActivity, { id }))).toBe('activity-has-people');
    await as(officer)(removeParticipation, { id: participation });
    await as(officer)(removeActivity, { id });
    expect(await answerOf(asked(officer)(getActivity, { id }))).toBe('not-found');
  });
});
