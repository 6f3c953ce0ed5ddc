import { beforeEach, describe, expect, it } from 'vitest';
import { testRuntime, TEST_NOW } from '#platform/testing/world.ts';
import { consentText } from '../consent.rules.ts';
import {
  answerRegistration,
  cancelActivity,
  checkIn,
  closeRegistration,
  getActivity,
  getEvent,
  getEventCalendar,
  getRegistration,
  listEvents,
  listParticipationsQuery,
  register,
  updateActivity,
} from './index.ts';
import { tellRegistered } from './tell-registered.ts';
import { systemActor } from '#platform/use-case/index.ts';
import {
  answerOf,
  asPublic,
  buildOutreachWorld,
  KNOWN_NEQ,
  mailsOf,
  openedActivity,
  PLAN,
  planActivity,
  runAs,
  valueAs,
} from './testing/outreach-world.ts';

const runtime = await testRuntime();
const world = await buildOutreachWorld(runtime);
const { officer, project, firms } = world;
const as = valueAs(runtime, officer);
const visitor = asPublic(runtime);

beforeEach(async () => {
  runtime.clock.set(TEST_NOW);
  await runtime.db.deleteFrom('mail').execute();
  await runtime.db.deleteFrom('turn').execute();
});

/** Mails of one instant have no order: time goes on between two. */
const later = (seconds: number) => runtime.clock.set(new Date(Date.parse(TEST_NOW) + seconds * 1000));

async function formFor(slug: string, changes: object = {}) {
  const event = await visitor(getEvent, { slug });
  if (!event.ok) throw new Error('no such page');
  const said = {
    name: 'Ève Tremblay',
    firm: 'Meubles Laval',
    email: 'eve@meubles.test',
    consent: 'given' as const,
  };
  return { slug, ...said, language: 'fr' as const, consentText: consentText(event.value, 'fr'), ...changes };
}

const tokenIn = (mail: { text: string } | undefined) =>
  /events\/registration\/(\S+)/.exec(mail?.text ?? '')![1]!;
const people = async (id: string) => (await as(listParticipationsQuery, { id })).items;

describe('the public pages', () => {
  it('show what is open or was, without the link to connect or anybody’s name', async () => {
    const { slug } = await openedActivity(runtime, officer, project);
    const hidden = await planActivity(runtime, officer, project, { titleFr: 'Pas encore publiée' });
    const event = await visitor(getEvent, { slug });
    expect(event).toMatchObject({ ok: true, value: { registration: 'open', online: true } });
    expect(JSON.stringify(event)).not.toContain('visio.example');
    const calendar = await visitor(getEventCalendar, { slug });
    expect(JSON.stringify(calendar)).not.toContain('visio.example');
    const list = await visitor(listEvents, {});
    const titles = list.ok ? list.value.items.map(({ titleFr }) => titleFr) : [];
    expect(titles).toContain(PLAN.titleFr);
    expect(titles).not.toContain('Pas encore publiée');
    expect((await as(getActivity, { id: hidden })).registrationSlug).toBeNull();
  });

  it('say that registration is closed, over or called off', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project);
    const state = async () => {
      const event = await visitor(getEvent, { slug });
      return event.ok && event.value.registration;
    };
    const form = await formFor(slug);
    await as(closeRegistration, { id });
    expect(await state()).toBe('closed');
    expect(await answerOf(visitor(register, form))).toBe('registration-closed');
    runtime.clock.set('2026-03-11T00:00:00Z');
    expect(await state()).toBe('over');
    expect(await answerOf(visitor(register, form))).toBe('activity-over');
    runtime.clock.set(TEST_NOW);
    await as(cancelActivity, { id });
    expect(await state()).toBe('cancelled');
    expect(await answerOf(visitor(register, form))).toBe('activity-cancelled');
  });
});

describe('registering', () => {
  it('keeps the exact words that were agreed to, matches a firm without doubt, and sends the calendar entry', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project);
    const form = await formFor(slug, { neq: `${KNOWN_NEQ.slice(0, 4)} ${KNOWN_NEQ.slice(4)}` });
    expect(await answerOf(visitor(register, form))).toBe('accepted');
    const [person] = await people(id);
    expect(person).toMatchObject({ state: 'registered', source: 'registration', firm: { id: firms[2] } });
    expect(person!.attendee).toMatchObject({
      consent: 'given',
      consentText: form.consentText,
      consentAt: runtime.clock.now(),
    });
    const [mail] = await mailsOf(runtime);
    expect(mail!.recipient).toBe('eve@meubles.test');
    expect(mail!.text).toContain('visio.example');
    expect(JSON.stringify(mail!.attachments)).toContain('BEGIN:VCALENDAR');
    expect((await as(getActivity, { id })).figures).toMatchObject({ registered: 1, firms: 0 });
  });

  it('leaves a firm it is not sure of for a person to match', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project);
    await visitor(register, await formFor(slug, { firm: 'Fonderie Kenogami', email: 'x@kenogami.test' }));
    const [person] = await people(id);
    expect(person).toMatchObject({ firm: null, stated: { firm: 'Fonderie Kenogami' } });
  });

  it('stores the secret of the link only as a hash', async () => {
    const { slug } = await openedActivity(runtime, officer, project);
    await visitor(register, await formFor(slug));
    const token = tokenIn((await mailsOf(runtime))[0]);
    const kept = await runtime.db
      .selectFrom('attendee')
      .select('tokenHash')
      .where('tokenHash', 'is not', null)
      .execute();
    expect(kept.map(({ tokenHash }) => tokenHash)).not.toContain(token);
    expect(await answerOf(visitor(getRegistration, { token }))).toBe('accepted');
    expect(await answerOf(visitor(getRegistration, { token: `${token.slice(0, -2)}zz` }))).toBe('not-found');
  });

  it('answers the same whether or not the address is known, and lets nobody change the answers behind it', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project);
    const first = await visitor(register, await formFor(slug));
    later(5);
    const again = await visitor(
      register,
      await formFor(slug, { name: 'Autre Nom', consent: 'refused', email: 'EVE@meubles.test' }),
    );
    expect(again).toEqual(first);
    const listed = await people(id);
    expect(listed).toHaveLength(1);
    expect(listed[0]!.attendee).toMatchObject({ name: 'Ève Tremblay', consent: 'given' });
    const mails = await mailsOf(runtime);
    expect(mails.map(({ subject }) => subject)).toEqual([mails[0]!.subject, mails[0]!.subject]);
    const [old, fresh] = mails.map(tokenIn) as [string, string];
    expect(await answerOf(visitor(getRegistration, { token: fresh }))).toBe('accepted');
    expect(await answerOf(visitor(getRegistration, { token: old }))).toBe('not-found');
  });

  it('thanks what fills the field that people do not see, and writes nothing', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project);
    expect(await answerOf(visitor(register, await formFor(slug, { website: 'https://spam.example' })))).toBe(
      'accepted',
    );
    expect(await people(id)).toEqual([]);
    expect(await mailsOf(runtime)).toEqual([]);
  });

  it('asks again when the words changed in between', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project);
    const form = await formFor(slug);
    await as(updateActivity, {
      ...PLAN,
      id,
      projectId: project,
      consentTextFr: 'Autre texte',
      consentTextEn: 'Other text',
    });
    expect(await answerOf(visitor(register, form))).toBe('consent-text-changed');
    expect(await answerOf(visitor(register, await formFor(slug)))).toBe('accepted');
  });

  it('refuses a NEQ that fails its check, and an address that is none', async () => {
    const { slug } = await openedActivity(runtime, officer, project);
    expect(await answerOf(visitor(register, await formFor(slug, { neq: '1111111111' })))).toBe('invalid-neq');
    expect(await answerOf(visitor(register, await formFor(slug, { email: 'eve@' })))).toBe('invalid-input');
  });

  it('writes to one address only so often', async () => {
    const { slug } = await openedActivity(runtime, officer, project);
    const answers = [];
    for (let turn = 0; turn < 5; turn++) answers.push(await answerOf(visitor(register, await formFor(slug))));
    expect(answers).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'too-many-registrations']);
    expect(await mailsOf(runtime)).toHaveLength(4);
  });

  it('gives the last place once, though many ask for it at the same time', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project, { capacity: 2 });
    const forms = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) => formFor(slug, { email: `${name}@meubles.test` })),
    );
    const answers = await Promise.all(forms.map((form) => answerOf(visitor(register, form))));
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(2);
    expect(answers.filter((answer) => answer === 'registration-full')).toHaveLength(3);
    expect(await people(id)).toHaveLength(2);
    // A known address learns nothing more than an unknown one.
    const known = (await people(id))[0]!.attendee!.email!;
    expect(await answerOf(visitor(register, await formFor(slug, { email: known })))).toBe(
      'registration-full',
    );
  });
});

describe('the link in the confirmation', () => {
  async function registered() {
    const activity = await openedActivity(runtime, officer, project);
    await visitor(register, await formFor(activity.slug));
    return { ...activity, token: tokenIn((await mailsOf(runtime)).at(-1)) };
  }
  const answer = async (token: string, what: 'confirm' | 'cancel' | 'withdraw-consent') => {
    const result = await visitor(answerRegistration, { token, answer: what });
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };

  it('confirms once and for all', async () => {
    const { token } = await registered();
    const first = await answer(token, 'confirm');
    runtime.clock.set('2026-03-03T15:00:00Z');
    expect((await answer(token, 'confirm')).confirmedAt).toEqual(first.confirmedAt);
  });

  it('cancels, frees the place, hides where to connect, and registering anew is possible', async () => {
    const { id, slug, token } = await registered();
    expect(await answer(token, 'cancel')).toMatchObject({ state: 'cancelled', link: null });
    expect((await as(getActivity, { id })).figures.registered).toBe(0);
    await visitor(register, await formFor(slug, { consent: 'refused' }));
    const listed = await people(id);
    expect(listed.map(({ state }) => state)).toEqual(['registered']);
    expect(listed[0]!.attendee!.consent).toBe('refused');
  });

  it('cannot cancel a presence', async () => {
    const { id, token } = await registered();
    await as(checkIn, { id: (await people(id))[0]!.id });
    expect((await answer(token, 'cancel')).state).toBe('attended');
  });

  it('withdraws the consent and keeps on record what it was', async () => {
    const { id, token } = await registered();
    expect((await answer(token, 'withdraw-consent')).consent).toBe('withdrawn');
    const [person] = await people(id);
    expect(person!.attendee).toMatchObject({ consent: 'withdrawn', withdrawnAt: runtime.clock.now() });
    expect(person!.attendee!.consentText).toBeTruthy();
  });

  it('does nothing without the secret', async () => {
    expect(await answerOf(visitor(answerRegistration, { token: 'x'.repeat(43), answer: 'cancel' }))).toBe(
      'not-found',
    );
  });
});

describe('a change that people go by', () => {
  it('is told to those registered, in their language, with a calendar entry that replaces the first', async () => {
    const { id, slug } = await openedActivity(runtime, officer, project);
    const english = await visitor(getEvent, { slug });
    const consent = english.ok ? consentText(english.value, 'en') : '';
    await visitor(
      register,
      await formFor(slug, { email: 'ann@shop.test', language: 'en', consentText: consent }),
    );
    later(5);
    await visitor(register, await formFor(slug, { email: 'cancelled@shop.test' }));
    await visitor(answerRegistration, { token: tokenIn((await mailsOf(runtime)).at(-1)), answer: 'cancel' });
    await runtime.db.deleteFrom('mail').execute();
    const moved = await runAs(runtime, officer)(updateActivity, {
      ...PLAN,
      id,
      projectId: project,
      place: 'Alma',
    });
    expect(moved).toMatchObject({ ok: true, value: { told: true } });
    const same = await runAs(runtime, officer)(updateActivity, {
      ...PLAN,
      id,
      projectId: project,
      place: 'Alma',
      partner: 'UQAC',
    });
    expect(same).toMatchObject({ ok: true, value: { told: false } });
    await tellRegistered(
      { activityId: id },
      { runtime, actor: systemActor, stopping: new AbortController().signal },
    );
    const mails = await mailsOf(runtime);
    expect(mails.map(({ recipient, locale }) => [recipient, locale])).toEqual([['ann@shop.test', 'en']]);
    expect(mails[0]!.text).toContain('Alma');
    expect(JSON.stringify(mails[0]!.attachments)).toContain('SEQUENCE:1');
  });
});
