import { describe, expect, it } from 'vitest';
import { activityFieldsSchema, type ActivityFields } from './activity.ts';
import { mustBeTold, planOf, registrationStateOf, slugOf } from './activity.rules.ts';

const plan = (changes: Partial<ActivityFields>) =>
  planOf({
    ...activityFieldsSchema.parse({
      kind: 'workshop',
      projectId: '0198a000-0000-7000-8000-000000000001',
      titleFr: 'Atelier',
      titleEn: 'Workshop',
      startsAt: '2026-03-10T09:00',
      endsAt: '2026-03-10T12:00',
      place: 'Saguenay',
    }),
    ...changes,
  });

describe('the plan of an activity', () => {
  it('counts for the day it starts on in Québec', () => {
    expect(plan({ startsAt: '2026-12-31T21:00', endsAt: '2027-01-01T01:00' }).times?.heldOn).toBe(
      '2026-12-31',
    );
  });

  it('may not end before it starts', () => {
    expect(plan({ endsAt: '2026-03-10T08:59' }).problems).toEqual([
      { field: 'endsAt', problem: 'before-start' },
    ]);
  });

  it('says each time that is none', () => {
    expect(plan({ startsAt: 'bientôt', endsAt: '2026-02-31T09:00' }).problems).toEqual([
      { field: 'startsAt', problem: 'not-a-time' },
      { field: 'endsAt', problem: 'not-a-time' },
    ]);
  });

  it('needs a place or a link, except for a campaign', () => {
    expect(plan({ place: undefined }).problems).toEqual([{ field: 'place', problem: 'nowhere' }]);
    expect(plan({ place: undefined, link: 'https://a.example' }).problems).toEqual([]);
    expect(plan({ place: undefined, kind: 'campaign' }).problems).toEqual([]);
  });

  it('lasts days for a meeting and may last months for a campaign', () => {
    expect(plan({ endsAt: '2026-05-10T12:00' }).problems).toEqual([{ field: 'endsAt', problem: 'too-long' }]);
    expect(plan({ kind: 'campaign', endsAt: '2026-05-10T12:00' }).problems).toEqual([]);
  });
});

describe('a change', () => {
  const before = {
    startsAt: new Date(0),
    endsAt: new Date(1),
    place: 'A',
    link: null,
    titleFr: 'x',
    titleEn: 'y',
  };

  it('of time, place or title must be told', () => {
    expect(mustBeTold(before, { ...before, startsAt: new Date(5) })).toBe(true);
    expect(mustBeTold(before, { ...before, place: null })).toBe(true);
  });

  it('of nothing that people go by need not', () => {
    expect(mustBeTold(before, { ...before, startsAt: new Date(0) })).toBe(false);
  });
});

describe('the address of a public page', () => {
  it('has the words of the title without accents, and its own ending', () => {
    expect(slugOf('Journée « usine connectée » : Saguenay', '0198a000-0000-7000-8000-0000000abcde')).toBe(
      'journee-usine-connectee-saguenay-0abcde',
    );
  });

  it('exists even for a title without letters', () => {
    expect(slugOf('!!!', '0198a000-0000-7000-8000-000000123456')).toBe('123456');
  });
});

describe('registration', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const open = {
    cancelledAt: null,
    endsAt: new Date('2026-03-10T12:00:00Z'),
    registrationOpen: true,
    placesLeft: null,
  };

  it('is open without a limit, and as long as a place is left', () => {
    expect(registrationStateOf(open, now)).toBe('open');
    expect(registrationStateOf({ ...open, placesLeft: 1 }, now)).toBe('open');
    expect(registrationStateOf({ ...open, placesLeft: 0 }, now)).toBe('full');
  });

  it('says the reason that matters most', () => {
    expect(registrationStateOf({ ...open, registrationOpen: false, placesLeft: 0 }, now)).toBe('closed');
    expect(registrationStateOf({ ...open, endsAt: now, registrationOpen: false }, now)).toBe('over');
    expect(registrationStateOf({ ...open, endsAt: now, cancelledAt: now }, now)).toBe('cancelled');
  });
});
