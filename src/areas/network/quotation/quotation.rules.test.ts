import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept } from '../capabilities/index.ts';
import { emptyContent, type PublicProfile } from '../profile/profile.ts';
import { changeOf, changesNothing } from './change.rules.ts';
import { compareQuotations } from './compare.rules.ts';
import { matchNeed } from './match.rules.ts';
import { joinTempers } from './need-concepts.rules.ts';
import { agreementOf, isExport } from './outcome.rules.ts';
import { needSchema, type Need } from './quotation.ts';
import {
  RECIPIENT_STATES,
  REQUEST_STATES,
  requestStateAt,
  seesFiles,
  takeRecipientStep,
  takeRequestStep,
  type QuotationFacts,
} from './quotation.workflow.ts';
import { expiresOn, remindersOn } from './reminder.rules.ts';

const tree = {
  extrusion: null,
  'aluminium-extrusion': 'extrusion',
  'cold-extrusion': 'extrusion',
  casting: null,
  'iso-9001': null,
};
const concepts = new Map(
  Object.entries(tree).map(([id, parent]) => [id, { id, parent, kind: 'process' } as unknown as Concept]),
);
const today = '2026-06-01';
const need = (more: Partial<Need> = {}): Need => ({
  ...needSchema.parse({
    language: 'de',
    title: 'Profile',
    deadline: '2026-07-01',
    destination: { country: 'DE' },
  }),
  ...more,
});
const { envelope, capacity } = emptyContent();
const profile = (more: Partial<PublicProfile> = {}): PublicProfile => ({
  ...{ companyId: 'c', slug: 'c', verifiedOn: null },
  ...more,
});
const process = (...ids: string[]) => ({ processes: ids.map((concept) => ({ concept, note: {} })) });
const verdictOf = (asked: Partial<Need>, has: Partial<PublicProfile>, aspect: string) =>
  matchNeed(need(asked), profile(has), { concepts, today }).reasons.find((one) => one.aspect === aspect)
    ?.verdict;

it('an alloy and a temper that were read apart are one material, where there is one', () => {
  const known = new Set(['alloy-6082-t6']);
  expect(joinTempers(['temper-t6', 'alloy-6082', 'steel'], known)).toEqual(['alloy-6082-t6', 'steel']);
  expect(joinTempers(['alloy-7075', 'temper-t6'], known)).toEqual(['alloy-7075', 'temper-t6']);
});

describe('what both sides declare', () => {
  const order = { ordered: true, amountCents: 100, currency: 'EUR', country: 'DE' } as const;
  const none = { ordered: false, amountCents: null, currency: null, country: null };

  it('agrees when it is the same to the cent, and counts abroad', () => {
    expect(agreementOf(order, null)).toBe('waiting');
    expect(agreementOf(order, { ...order })).toBe('agreed');
    expect(agreementOf(order, { ...order, amountCents: 101 })).toBe('different');
    expect(agreementOf(order, none)).toBe('different');
    expect(agreementOf(none, none)).toBe('agreed');
    expect([isExport(order), isExport({ ...order, country: 'CA' }), isExport(none)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it('quotations are compared within their currency, a price a unit by the quantity, and never when they lapsed', () => {
  const offer = {
    priceCents: 500,
    currency: 'EUR',
    priceFor: 'unit',
    leadTimeDays: 9,
    validUntil: '2026-07-01',
  } as const;
  const offers = [
    offer,
    { ...offer, priceFor: 'total', priceCents: 40_000, leadTimeDays: 20 } as const,
    { ...offer, currency: 'USD', priceCents: 1 } as const,
    { ...offer, priceCents: 1, leadTimeDays: 1, validUntil: '2026-05-31' },
  ];
  const compared = compareQuotations(offers, { quantity: 100 }, today);
  expect(compared.map(({ totalCents }) => totalCents)).toEqual([50_000, 40_000, 100, 100]);
  expect(compared.map(({ cheapest }) => cheapest)).toEqual([false, true, false, false]);
  expect(compared.map(({ fastest }) => fastest)).toEqual([true, false, true, false]);
  expect(compareQuotations([offer], { quantity: null }, today)).toEqual([
    { totalCents: null, cheapest: false, fastest: false, expired: false },
  ]);
});

describe('reminders', () => {
  const request = {
    state: 'sent',
    deadline: '2026-06-04',
    awardedOn: null,
    quotations: 1,
    declared: [],
    recipients: [
      { id: 'a', state: 'sent' },
      { id: 'b', state: 'quoted' },
    ],
  } as const;
  const kinds = (more: object, on: string) =>
    remindersOn({ ...request, ...more }, on).map(({ kind, to }) => `${kind} ${to}`);

  it('go near the deadline to those who did not answer, after it to the buyer, and to who has not declared', () => {
    expect(kinds({}, '2026-05-31')).toEqual([]);
    expect(remindersOn(request, today)).toMatchObject([{ recipientId: 'a', kind: 'deadline-near' }]);
    expect(kinds({ state: 'closed' }, '2026-06-05')).toEqual(['deadline-passed buyer']);
    const awarded = {
      state: 'awarded',
      awardedOn: '2026-06-10',
      recipients: [{ id: 'b', state: 'awarded' }],
    };
    expect(kinds(awarded, '2026-06-20')).toEqual([]);
    expect(kinds(awarded, '2026-06-24')).toEqual(['outcome buyer', 'outcome supplier']);
    expect(kinds({ ...awarded, declared: ['buyer'] }, '2026-08-01')).toEqual(['outcome supplier']);
  });

  it('a request ends by itself when nobody confirms its address, or decides', () => {
    const ends = (state: 'confirmed' | 'closed' | 'sent', on: string) =>
      expiresOn({ state, deadline: '2026-06-04' }, false, on);
    expect([
      ends('closed', '2026-08-03'),
      ends('closed', '2026-08-04'),
      ends('confirmed', '2026-06-05'),
      ends('sent', '2026-09-01'),
    ]).toEqual([...[false, true, true, false]]);
    expect(expiresOn({ state: 'unconfirmed', deadline: '2026-06-04' }, true, today)).toBe(true);
  });
});

describe('a supplier beside a need', () => {
  it('meets a process by the same or a narrower one, is near by a wider or a sibling, and lacks another', () => {
    const asked = { processes: ['aluminium-extrusion'] };
    expect(verdictOf({ processes: ['extrusion'] }, process('aluminium-extrusion'), 'process')).toBe('met');
    expect(verdictOf(asked, process('extrusion'), 'process')).toBe('near');
    expect(verdictOf(asked, process('cold-extrusion'), 'process')).toBe('near');
    expect(verdictOf(asked, process('casting'), 'process')).toBe('lacks');
    expect(verdictOf(asked, {}, 'process')).toBe('unknown');
  });

  it('holds a certificate on the day, or lacks it', () => {
    const held = (expiresOn: string | null) => ({
      certificates: [{ id: 'x', concept: 'iso-9001', number: '', body: '', issuedOn: null, expiresOn }],
    });
    const asked = { certificates: ['iso-9001'] };
    expect(verdictOf(asked, held(today), 'certificate')).toBe('met');
    expect(verdictOf(asked, held('2026-05-31'), 'certificate')).toBe('lacks');
    expect(verdictOf(asked, { certificates: [] }, 'certificate')).toBe('lacks');
    expect(verdictOf(asked, {}, 'certificate')).toBe('unknown');
  });

  it('is compared in numbers the right way around', () => {
    const able = {
      envelope: { ...envelope, pressTonnes: 2500, toleranceMm: 0.1, batchMin: 50, maxLengthMm: 6000 },
    };
    expect(verdictOf({ pressTonnes: 2000 }, able, 'press')).toBe('met');
    expect(verdictOf({ pressTonnes: 2501 }, able, 'press')).toBe('lacks');
    expect(verdictOf({ toleranceMm: 0.05 }, able, 'tolerance')).toBe('lacks');
    expect(verdictOf({ toleranceMm: 0.2 }, able, 'tolerance')).toBe('met');
    expect(verdictOf({ quantity: 10 }, able, 'batch')).toBe('lacks');
    expect(verdictOf({ quantity: 10, unit: 'kg' }, able, 'batch')).toBeUndefined();
    expect(verdictOf({ lengthMm: 6001 }, able, 'size')).toBe('lacks');
    expect(
      verdictOf({ neededOn: '2026-06-20' }, { capacity: { ...capacity, leadTimeDays: 30 } }, 'time'),
    ).toBe('lacks');
  });

  it('says what it lacks, the heaviest first, and loses nothing for what was not asked', () => {
    const asked = need({ processes: ['casting'], pressTonnes: 9000, language: 'fr' });
    const has = profile({
      ...process('extrusion'),
      envelope: { ...envelope, pressTonnes: 100 },
      languages: ['fr'],
    });
    const { lacks, score } = matchNeed(asked, has, { concepts, today });
    expect(lacks.map(({ aspect }) => aspect)).toEqual(['process', 'press']);
    expect(score).toBe(6);
    const right = matchNeed(need({ processes: ['extrusion'], language: 'fr' }), has, { concepts, today });
    expect(right.score).toBe(100);
  });

  it('never scores less for being known to answer better', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (asked, press) => {
        const score = (pressTonnes: number | null) =>
          matchNeed(need({ pressTonnes: asked }), profile({ envelope: { ...envelope, pressTonnes } }), {
            concepts,
            today,
          }).score;
        expect(score(press + 1)).toBeGreaterThanOrEqual(score(press));
        if (press >= asked) expect(score(press)).toBeGreaterThanOrEqual(score(null));
        else expect(score(press)).toBeLessThanOrEqual(score(null));
      }),
    );
  });
});

describe('a request for quotation', () => {
  const facts = (more: Partial<QuotationFacts> = {}): QuotationFacts => ({
    ...{ side: 'buyer', recipients: 1, quotations: 1, late: false },
    ...more,
  });

  it('goes to nobody before its address is confirmed, nor without a supplier picked', () => {
    expect(takeRequestStep('send', 'unconfirmed', facts()).ok).toBe(false);
    expect(takeRequestStep('send', 'confirmed', facts({ recipients: 0 }))).toEqual({
      ok: false,
      because: 'has-recipient',
    });
    expect(takeRequestStep('send', 'confirmed', facts())).toEqual({ ok: true, to: 'sent' });
    expect(takeRequestStep('confirm', 'unconfirmed', facts({ side: 'supplier' }))).toEqual({
      ok: false,
      because: 'side',
    });
  });

  it('takes no quotation after the deadline, whose last day counts', () => {
    const supplier = { side: 'supplier' as const };
    expect(takeRecipientStep('quote', 'accepted', facts(supplier))).toEqual({ ok: true, to: 'quoted' });
    expect(takeRecipientStep('quote', 'accepted', facts({ ...supplier, late: true }))).toEqual({
      ok: false,
      because: 'before-deadline',
    });
    expect(requestStateAt({ state: 'sent', deadline: today }, today)).toBe('sent');
    expect(requestStateAt({ state: 'sent', deadline: today }, '2026-06-02')).toBe('closed');
  });

  it('changes until a first quotation is in, and never under one', () => {
    expect(takeRequestStep('edit', 'sent', facts({ quotations: 0 }))).toEqual({ ok: true, to: 'sent' });
    expect(takeRequestStep('edit', 'sent', facts())).toEqual({ ok: false, because: 'before-quotation' });
    const before = { ...need(), quantity: 10 };
    expect(changeOf(before, { ...before, quantity: 20, title: 'x' } as Need)).toEqual({
      before: { quantity: 10, unit: 'pieces', frequency: 'once' },
      after: { quantity: 20, unit: 'pieces', frequency: 'once' },
    });
    expect(changesNothing(changeOf(before, { ...before }))).toBe(true);
  });

  it('is awarded by the buyer alone, once, and ends there', () => {
    expect(takeRequestStep('award', 'closed', facts({ quotations: 0 })).ok).toBe(false);
    expect(takeRequestStep('award', 'closed', facts())).toEqual({ ok: true, to: 'awarded' });
    for (const state of ['awarded', 'withdrawn', 'expired'] as const)
      for (const action of ['send', 'edit', 'award', 'withdraw', 'extend'] as const)
        expect(takeRequestStep(action, state, facts()).ok).toBe(false);
  });

  it('opens confidential files to who accepted, and to nobody who declined or was passed over', () => {
    const open = (kind: 'open' | 'on-acceptance', acceptedAt: Date | null) =>
      RECIPIENT_STATES.filter((state) => seesFiles(kind, { state, acceptedAt }));
    const standing = ['sent', 'accepted', 'quoted', 'awarded'];
    expect(open('on-acceptance', new Date())).toEqual(standing);
    expect(open('on-acceptance', null)).toEqual([]);
    expect(open('open', null)).toEqual(standing);
  });

  it('refuses what its table does not say', () => {
    for (const state of REQUEST_STATES)
      expect(takeRequestStep('declare', state, facts({ side: 'supplier' })).ok).toBe(false);
  });
});
