import { describe, expect, it } from 'vitest';
import { findListed, stateAfter, type Listed } from './list-entry.rules.ts';

const person = (id: string, name: string | null): Listed => ({
  id,
  name,
  state: 'registered',
  companyId: null,
});

describe('someone mentioned twice with one address', () => {
  it('is one person when the name is the same, however it is written', () => {
    expect(findListed([person('a', 'Élise  Côté-Roy')], 'ELISE COTE ROY')?.id).toBe('a');
  });

  it('is another person when the name is another: colleagues share an address', () => {
    expect(findListed([person('a', 'Élise Côté')], 'Marc Roy')).toBeNull();
  });

  it('is the same when one of the two mentions has no name', () => {
    expect(findListed([person('a', null)], 'Marc Roy')?.id).toBe('a');
    expect(findListed([person('a', 'Marc Roy')], undefined)?.id).toBe('a');
  });

  it('is rather the one with that name than the one without', () => {
    expect(findListed([person('a', null), person('b', 'Marc Roy')], 'Marc Roy')?.id).toBe('b');
  });

  it('is nobody when nobody has the address', () => {
    expect(findListed([], 'Marc Roy')).toBeNull();
  });
});

describe('a further mention', () => {
  it('cannot undo that someone came', () => {
    expect(stateAfter('attended', 'absent')).toBe('attended');
  });

  it('otherwise says how it is', () => {
    expect(stateAfter('registered', 'attended')).toBe('attended');
    expect(stateAfter('registered', 'absent')).toBe('absent');
    expect(stateAfter('cancelled', 'attended')).toBe('attended');
  });
});
