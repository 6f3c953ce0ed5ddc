import { describe, expect, it } from 'vitest';
import { whenOf } from './labels.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('when an activity is', () => {
  const morning = { startsAt: new Date('2026-03-10T13:00:00Z'), endsAt: new Date('2026-03-10T16:30:00Z') };

  it('is a day with its hours in Québec’s time, in both languages', () => {
    expect(plain(whenOf(morning, 'fr'))).toBe('mardi 10 mars 2026, de 9 h à 12 h 30');
    expect(plain(whenOf(morning, 'en'))).toBe('Tuesday, March 10, 2026, 9:00 a.m. to 12:30 p.m.');
  });

  it('is from one moment to another when it goes on past midnight', () => {
    const night = { ...morning, endsAt: new Date('2026-03-11T06:00:00Z') };
    expect(plain(whenOf(night, 'fr'))).toContain('11 mars 2026');
  });
});
