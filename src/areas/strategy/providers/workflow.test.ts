import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRecipientState, RECIPIENT_STATES } from './proposal.workflow.ts';
import { isSealed, REQUEST_STATES, stateAt, takeStep, type RequestAction } from './request.workflow.ts';

const free = { side: 'firm', bound: false } as const;
const deadlineAt = new Date('2026-03-10T21:00:00Z');

describe('a request for proposals', () => {
  it('goes from draft to sent to closed to chosen', () => {
    expect(takeStep('send', { ...free, state: 'draft' })).toEqual({ ok: true, to: 'sent' });
    expect(takeStep('close', { ...free, state: 'sent' })).toEqual({ ok: true, to: 'closed' });
    expect(takeStep('choose', { ...free, state: 'closed' })).toEqual({ ok: true, to: 'chosen' });
  });

  it('is not rewritten once it was sent, nor chosen from while proposals may still come', () => {
    expect(takeStep('edit', { ...free, state: 'sent' })).toEqual({ ok: false, because: 'state' });
    expect(takeStep('choose', { ...free, state: 'sent' })).toEqual({ ok: false, because: 'state' });
    expect(takeStep('score', { ...free, state: 'sent' })).toEqual({ ok: false, because: 'state' });
  });

  it('is not chosen from by somebody with a declared interest', () => {
    expect(takeStep('choose', { state: 'closed', side: 'staff', bound: true })).toEqual({
      ok: false,
      because: 'interest',
    });
    expect(takeStep('score', { state: 'closed', side: 'staff', bound: true }).ok).toBe(true);
  });

  it('has its scores confirmed by the firm alone', () => {
    expect(takeStep('confirm-scores', { state: 'closed', side: 'staff', bound: false })).toEqual({
      ok: false,
      because: 'side',
    });
  });

  it('ends where it ends: nothing moves what was chosen or cancelled', () => {
    const actions: RequestAction[] = [
      'edit',
      'send',
      'extend',
      'answer',
      'close',
      'score',
      'confirm-scores',
      'choose',
      'cancel',
    ];
    for (const state of ['chosen', 'cancelled'] as const)
      for (const action of actions) expect(takeStep(action, { ...free, state }).ok).toBe(false);
  });

  it('refuses what its table does not name', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...REQUEST_STATES), (action, state) => {
        const known = [
          'edit',
          'send',
          'extend',
          'answer',
          'close',
          'score',
          'confirm-scores',
          'choose',
          'cancel',
        ];
        fc.pre(!known.includes(action));
        expect(takeStep(action as RequestAction, { ...free, state })).toEqual({
          ok: false,
          because: 'state',
        });
      }),
    );
  });

  it('closes by itself when the deadline has passed, the last moment counting', () => {
    const sent = { state: 'sent', deadlineAt } as const;
    expect(stateAt(sent, deadlineAt)).toBe('sent');
    expect(stateAt(sent, new Date(deadlineAt.getTime() + 1))).toBe('closed');
    expect(stateAt({ state: 'draft', deadlineAt }, new Date('2027-01-01'))).toBe('draft');
  });

  it('keeps proposals sealed until then', () => {
    expect(REQUEST_STATES.filter(isSealed)).toEqual(['draft', 'sent']);
  });
});

describe('a provider that was asked', () => {
  it('may send, send again, decline and change its mind', () => {
    expect(nextRecipientState('invited', 'submit')).toBe('submitted');
    expect(nextRecipientState('submitted', 'submit')).toBe('submitted');
    expect(nextRecipientState('submitted', 'decline')).toBe('declined');
    expect(nextRecipientState('declined', 'submit')).toBe('submitted');
  });

  it('is chosen only on a proposal', () => {
    const able = RECIPIENT_STATES.filter((state) => nextRecipientState(state, 'choose') !== null);
    expect(able).toEqual(['submitted']);
  });
});
