/** An activity as a calendar needs it. */
export interface CalendarEvent {
  /** Stays the same for the life of the activity: a calendar finds the entry again by it. */
  uid: string;
  /** Grows with each change; the highest wins (SEQUENCE). */
  revision: number;
  startsAt: Date;
  endsAt: Date;
  /** When this text was made (DTSTAMP). */
  stamp: Date;
  title: string;
  description: string;
  /** Place, or where to connect. */
  location: string | null;
  url: string | null;
  cancelled: boolean;
}

/**
 * One event as iCalendar (RFC 5545): CRLF, lines of at most 75 octets, times in UTC, text escaped.
 * No METHOD: that would make it a scheduling message (RFC 5546), which needs an organiser who answers.
 */
export function calendarOf(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Virage//Virage//FR',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `SEQUENCE:${event.revision}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.startsAt)}`,
    ...end(event),
    `SUMMARY:${escapeText(event.title)}`,
    ...optional('DESCRIPTION', event.description),
    ...optional('LOCATION', event.location),
    // A URI is not text: it has no escapes, and a line break would end the property.
    ...(event.url ? [`URL:${event.url.replace(/[\r\n]/g, '')}`] : []),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** DTEND must be later than DTSTART; an instant has none. */
const end = ({ startsAt, endsAt }: CalendarEvent): string[] =>
  endsAt > startsAt ? [`DTEND:${utc(endsAt)}`] : [];

const optional = (name: string, value: string | null): string[] =>
  value ? [`${name}:${escapeText(value)}`] : [];

const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** TEXT (section 3.3.11): backslash, semicolon, comma and line break; other control characters have no place there. */
const escapeText = (value: string): string =>
  value
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const LONGEST = 75;

/** Folds a content line (section 3.1): 75 octets at most without the break, never inside a character. */
function fold(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST) {
      lines.push(current);
      // The space that opens a continuation counts.
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
