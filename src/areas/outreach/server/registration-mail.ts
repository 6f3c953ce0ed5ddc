import { m } from '#messages';
import { href } from '#platform/i18n.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Locale } from '#platform/text.ts';
import { calendarOf, type CalendarEvent } from '../calendar.rules.ts';
import { whenOf } from '../labels.ts';
import type { PublishedActivity } from './public-activity.queries.ts';

interface Reader {
  locale: Locale;
  origin: string;
}

const titleOf = ({ activity }: PublishedActivity, locale: Locale): string =>
  locale === 'fr' ? activity.titleFr : activity.titleEn;

/** The activity as a calendar entry in the reader's language. */
export function calendarEventOf(published: PublishedActivity, { locale, origin }: Reader): CalendarEvent {
  const { activity, id, revision, updatedAt, link } = published;
  return {
    // The host makes the identity one in the world; it must not change when the address of a page does.
    uid: `${id}@${new URL(origin).hostname}`,
    revision,
    stamp: updatedAt,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    title: titleOf(published, locale),
    description: locale === 'fr' ? activity.descriptionFr : activity.descriptionEn,
    location: [activity.place, link].filter(Boolean).join(' · ') || null,
    url: `${origin}${href(`/events/${activity.slug}`, locale)}`,
    cancelled: activity.registration === 'cancelled',
  };
}

/** What everyone who registers gets: when, where, the calendar entry and the link to confirm, cancel and withdraw. */
export function confirmationMail(
  published: PublishedActivity,
  person: { name: string; email: string; token: string },
  reader: Reader,
): Mail {
  const { locale } = reader;
  const title = titleOf(published, locale);
  const params = {
    ...factsOf(published, reader),
    name: person.name,
    url: registrationUrl(person.token, reader),
  };
  return {
    to: person.email,
    locale,
    subject: m.outreach_mail_confirm_subject({ title }, { locale }),
    text: m.outreach_mail_confirm_text(params, { locale }),
    attachments: [attachmentOf(published, reader)],
  };
}

/** Tells someone who registered that the activity changed, or is called off. */
export function changeMail(
  published: PublishedActivity,
  person: { name: string | null; email: string },
  reader: Reader,
): Mail {
  const { locale } = reader;
  const cancelled = published.activity.registration === 'cancelled';
  const [subject, words] = cancelled
    ? [m.outreach_mail_cancelled_subject, m.outreach_mail_cancelled_text]
    : [m.outreach_mail_changed_subject, m.outreach_mail_changed_text];
  return {
    to: person.email,
    locale,
    subject: subject({ title: titleOf(published, locale) }, { locale }),
    text: words({ ...factsOf(published, reader), name: person.name ?? '' }, { locale }),
    attachments: [attachmentOf(published, reader)],
  };
}

const factsOf = (published: PublishedActivity, { locale }: Reader) => ({
  title: titleOf(published, locale),
  when: whenOf(published.activity, locale),
  where: calendarPlace(published, locale),
  organisation:
    locale === 'fr' ? published.activity.organisation.nameFr : published.activity.organisation.nameEn,
});

const calendarPlace = ({ activity, link }: PublishedActivity, locale: Locale): string =>
  [activity.place, link].filter(Boolean).join(' · ') || m.outreach_place_to_come({}, { locale });

export const registrationUrl = (token: string, { locale, origin }: Reader): string =>
  `${origin}${href(`/events/registration/${token}`, locale)}`;

const attachmentOf = (published: PublishedActivity, reader: Reader) => ({
  name: `${published.activity.slug}.ics`,
  mediaType: 'text/calendar; charset=utf-8',
  content: calendarOf(calendarEventOf(published, reader)),
});
