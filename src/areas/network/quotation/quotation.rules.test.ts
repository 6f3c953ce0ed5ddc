import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept } from '../capabilities/index.ts';
import { emptyContent, type PublicProfile } from '../profile/profile.ts';
import { matchNeed } from './match.rules.ts';
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
