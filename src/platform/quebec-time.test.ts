import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quebecDayOf, toInstant, toLocalTime } from './quebec-time.ts';

const iso = (time: string) => toInstant(time)?.toISOString() ?? null;

describe('an hour in Québec', () => {
  it('is five hours behind UTC in winter and four in summer', () => {
    expect(iso('2026-01-15T09:00')).toBe('2026-01-15T14:00:00.000Z');
    expect(iso('2026-07-15T09:00')).toBe('2026-07-15T13:00:00.000Z');
  });

  it('that the spring change leaves out is the hour after', () => {
    expect(iso('2026-03-08T02:30')).toBe('2026-03-08T07:30:00.000Z');
    expect(toLocalTime(toInstant('2026-03-08T02:30')!)).toBe('2026-03-08T03:30');
  });

  it('that the autumn change repeats is the first of the two', () => {
    expect(iso('2026-11-01T01:30')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('just around the changes is right too', () => {
    expect(iso('2026-03-08T01:59')).toBe('2026-03-08T06:59:00.000Z');
    expect(iso('2026-03-08T03:00')).toBe('2026-03-08T07:00:00.000Z');
    expect(iso('2026-11-01T02:00')).toBe('2026-11-01T07:00:00.000Z');
  });

  it('with a zone of its own keeps it', () => {
    expect(iso('2026-01-15T09:00:00Z')).toBe('2026-01-15T09:00:00.000Z');
    expect(iso('2026-01-15T09:00:00+01:00')).toBe('2026-01-15T08:00:00.000Z');
  });

  it('that does not exist is refused', () => {
    for (const wrong of [
      '',
      'demain',
      '2026-02-30T10:00',
      '2026-13-01T10:00',
      '2026-01-01T25:00',
      '2026-01-01',
      '2026-01-01T10:00+5',
    ]) {
      expect(iso(wrong)).toBeNull();
    }
  });

  it('comes back as it was written, whatever the day', () => {
    const minute = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(minute, (at) => {
        const instant = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
        const back = toInstant(toLocalTime(instant))!;
        const repeated = instant.getTime() - back.getTime() === 3_600_000;
        expect(repeated || back.getTime() === instant.getTime()).toBe(true);
      }),
    );
  });
});

describe('the day an activity counts for', () => {
  it('is the one in Québec, not in UTC', () => {
    expect(quebecDayOf(new Date('2026-01-01T03:00:00Z'))).toBe('2025-12-31');
    expect(quebecDayOf(new Date('2026-01-01T05:00:00Z'))).toBe('2026-01-01');
  });
});
