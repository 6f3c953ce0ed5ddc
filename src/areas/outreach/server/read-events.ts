import { z } from 'zod';
import { m } from '#messages';
import { regionCodeSchema } from '#areas/portfolio/index.ts';
import { pageInput, pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, query } from '#platform/use-case/index.ts';
import { publicActivitySchema } from '../activity.ts';
import { calendarOf } from '../calendar.rules.ts';
import { calendarEventOf } from './registration-mail.ts';
import { findPublished, listPublished } from './public-activity.queries.ts';

/** Activities to come that anyone may register for, or could have. */
export const listEvents = query({
  name: 'outreach.list-events',
  summary: text(m.outreach_op_list_events),
  input: z.object({ region: regionCodeSchema.optional(), ...pageInput.shape }),
  output: pageOf(publicActivitySchema),
  allow: anyone,
  http: { method: 'GET', path: '/events' },
  async run(input, { tx, now }) {
    return ok(await listPublished(tx, { ...input, now }));
  },
});

export const getEvent = query({
  name: 'outreach.get-event',
  summary: text(m.outreach_op_get_event),
  input: z.object({ slug: z.string().max(120) }),
  output: publicActivitySchema,
  allow: anyone,
  http: { method: 'GET', path: '/events/{slug}' },
  async run({ slug }, { tx, now }) {
    const found = await findPublished(tx, slug, now);
    return found ? ok(found.activity) : notFound();
  },
});

/** The activity as a calendar entry (iCalendar), in the reader's language. Where to connect is not in it: that is for those who registered. */
export const getEventCalendar = query({
  name: 'outreach.get-event-calendar',
  summary: text(m.outreach_op_get_event_calendar),
  input: z.object({ slug: z.string().max(120) }),
  output: z.object({ fileName: z.string(), calendar: z.string() }),
  allow: anyone,
  async run({ slug }, { tx, now, locale, origin }) {
    const found = await findPublished(tx, slug, now);
    if (!found) return notFound();
    const calendar = calendarOf(calendarEventOf({ ...found, link: null }, { locale, origin }));
    return ok({ fileName: `${slug}.ics`, calendar });
  },
});
