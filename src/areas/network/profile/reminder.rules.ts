import type { Certificate } from './profile.ts';

export type ReminderKind = 'certificate-60' | 'certificate-30' | 'stale';

export interface Reminder {
  kind: ReminderKind;
  /** The certificate's id; "profile" for the whole. */
  subject: string;
  /** The expiry, or the day of the last confirmation: with it the reminder is one of its kind. */
  about: string;
}

export interface Watch {
  certificates: readonly Pick<Certificate, 'id' | 'expiresOn'>[];
  verifiedOn: string | null;
  /** Null for a profile that is not published: it does not go stale. */
  publishedOn: string | null;
  today: string;
}

const DAY = 86_400_000;
const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** A year before, to the day; the 29th of February becomes the 1st of March. */
function yearBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() - 1);
  return at.toISOString().slice(0, 10);
}

/**
 * What a firm should be told of on a day: certificates that expire within 60 days and within 30, each once, and a
 * published profile that nobody confirmed for twelve months. What has expired already is not a thing to be reminded of.
 */
export function dueReminders({ certificates, verifiedOn, publishedOn, today }: Watch): Reminder[] {
  const expiring = certificates.flatMap(({ id, expiresOn }): Reminder[] => {
    if (expiresOn === null) return [];
    const days = daysFrom(today, expiresOn);
    if (days < 0 || days > 60) return [];
    return [{ kind: days <= 30 ? 'certificate-30' : 'certificate-60', subject: id, about: expiresOn }];
  });
  const confirmed = verifiedOn ?? publishedOn;
  const stale = publishedOn !== null && confirmed !== null && confirmed <= yearBefore(today);
  return stale ? [...expiring, { kind: 'stale', subject: 'profile', about: confirmed }] : expiring;
}
