import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, type CalendarEvent } from './calendar.rules.ts';

const event: CalendarEvent = {
  uid: '0198-a@virage.example',
  revision: 2,
  startsAt: new Date('2026-03-10T13:00:00Z'),
  endsAt: new Date('2026-03-10T16:30:00Z'),
  stamp: new Date('2026-02-01T12:00:00Z'),
  title: 'Atelier : jumeau numérique',
  description: 'Venez, posez vos questions; repartez avec un plan.\nStationnement C:\\2',
  location: 'Centre d’expertise, 1500 rue des Alliages, Saguenay',
  url: 'https://virage.example/events/atelier;jumeau,numerique',
  cancelled: false,
};

/** What a calendar reads: unfolded lines, by name. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const valueOf = (text: string, name: string) =>
  unfold(text)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);
const unescape = (value: string) => value.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one));

describe('a calendar entry', () => {
  const text = calendarOf(event);

  it('has every line end with carriage return and line feed, and no other break', () => {
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('says its times in UTC, its identity and its revision', () => {
    expect(valueOf(text, 'DTSTART')).toBe('20260310T130000Z');
    expect(valueOf(text, 'DTEND')).toBe('20260310T163000Z');
    expect(valueOf(text, 'DTSTAMP')).toBe('20260201T120000Z');
    expect(valueOf(text, 'UID')).toBe('0198-a@virage.example');
    expect(valueOf(text, 'SEQUENCE')).toBe('2');
  });

  it('escapes commas, semicolons, backslashes and line breaks in text, and leaves an address alone', () => {
    expect(valueOf(text, 'DESCRIPTION')).toBe(
      'Venez\\, posez vos questions\\; repartez avec un plan.\\nStationnement C:\\\\2',
    );
    expect(valueOf(text, 'URL')).toBe(event.url);
  });

  it('says that a cancelled activity is cancelled', () => {
    const cancelled = calendarOf({ ...event, cancelled: true });
    expect(valueOf(cancelled, 'STATUS')).toBe('CANCELLED');
    expect(valueOf(text, 'STATUS')).toBe('CONFIRMED');
  });

  it('leaves out what is not known, and an end that is no later than the start', () => {
    const bare = calendarOf({ ...event, description: '', location: null, url: null, endsAt: event.startsAt });
    for (const name of ['DESCRIPTION', 'LOCATION', 'URL', 'DTEND'])
      expect(valueOf(bare, name)).toBeUndefined();
  });

  it('keeps any title whole through lines of at most 75 octets, never cutting a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const written = calendarOf({ ...event, title });
        for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(written.isWellFormed()).toBe(true);
        expect(unescape(valueOf(written, 'SUMMARY') ?? '')).toBe(title);
      }),
    );
  });

  it('cannot be made to hold a property of somebody else’s', () => {
    const title = 'Atelier\r\nATTACH:https://evil.example';
    const names = unfold(calendarOf({ ...event, title, url: 'https://a.example/\r\nX-EVIL:1' })).map(
      (line) => line.split(':')[0],
    );
    expect(names).not.toContain('ATTACH');
    expect(names).not.toContain('X-EVIL');
  });
});
