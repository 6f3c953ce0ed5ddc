import { describe, expect, it } from 'vitest';
import type { Consent, ConsentAnswer } from './contact.ts';
import { consentProblem, mayWriteTo } from './contact.rules.ts';

const TODAY = '2026-03-02';
const answer = (consent: ConsentAnswer['consent'], at = TODAY): ConsentAnswer => ({
  consent,
  at,
  source: 'appel',
});
const known = (consent: Consent, at: string | null = '2026-01-01') => ({ consent, at });

describe('an answer on consent', () => {
  it('can be given or refused by someone never asked', () => {
    expect(consentProblem(known('unknown', null), answer('given'), TODAY)).toBeNull();
    expect(consentProblem(known('unknown', null), answer('refused'), TODAY)).toBeNull();
  });

  it('can be withdrawn, and given again later', () => {
    expect(consentProblem(known('given'), answer('withdrawn'), TODAY)).toBeNull();
    expect(consentProblem(known('withdrawn'), answer('given'), TODAY)).toBeNull();
  });

  it.each(['unknown', 'refused', 'withdrawn'] as const)('cannot be withdrawn when it is %s', (consent) => {
    expect(consentProblem(known(consent), answer('withdrawn'), TODAY)).toBe('nothing-to-withdraw');
  });

  it('cannot come from the future, nor from before the last answer', () => {
    expect(consentProblem(known('unknown', null), answer('given', '2026-03-03'), TODAY)).toBe(
      'in-the-future',
    );
    expect(consentProblem(known('withdrawn'), answer('given', '2025-12-31'), TODAY)).toBe('older-than-known');
    expect(consentProblem(known('given'), answer('withdrawn', '2026-01-01'), TODAY)).toBeNull();
  });
});

describe('writing to a person', () => {
  it('needs consent that was given, and an address', () => {
    expect(mayWriteTo({ consent: 'given', email: 'a@exemple.ca' })).toBe(true);
    expect(mayWriteTo({ consent: 'given', email: null })).toBe(false);
    for (const consent of ['refused', 'withdrawn', 'unknown'] as const)
      expect(mayWriteTo({ consent, email: 'a@exemple.ca' })).toBe(false);
  });
});
