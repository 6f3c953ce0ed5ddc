import { describe, expect, it } from 'vitest';
import { expiryOf, stateOf } from './invitation.rules.ts';

const sent = new Date('2026-03-02T15:00:00Z');
const open = { expiresAt: expiryOf(sent), acceptedAt: null, revokedAt: null };

describe('an invitation', () => {
  it('waits for fourteen days, and not an instant longer', () => {
    expect(stateOf(open, new Date('2026-03-16T14:59:59.999Z'))).toBe('waiting');
    expect(stateOf(open, new Date('2026-03-16T15:00:00Z'))).toBe('expired');
  });

  it('stays accepted when its time is over', () => {
    expect(stateOf({ ...open, acceptedAt: sent }, new Date('2027-01-01'))).toBe('accepted');
  });

  it('is revoked whatever else happened', () => {
    expect(stateOf({ ...open, acceptedAt: sent, revokedAt: sent }, sent)).toBe('revoked');
  });
});
