import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { initiativeDetailSchema, slugSchema } from '../index.ts';
import { textOf } from './date-columns.ts';
import { indicatorsInOrder, progressView } from './figure.queries.ts';
import { findInitiatives, readAnnouncements, summariseInitiatives } from './initiative.queries.ts';
import { mayWriteInitiative, reader } from './policies.ts';
import { readReachByYear } from './reach-summary.queries.ts';

/** Shown apart: the envelope has its own history. */
const ELSEWHERE = 'envelope';

export const getInitiative = query({
  name: 'portfolio.get-initiative',
  summary: text(m.portfolio_op_get_initiative),
  input: z.object({ slug: slugSchema }),
  output: initiativeDetailSchema,
  allow: reader,
  http: { method: 'GET', path: '/initiatives/{slug}' },
  async run({ slug }, { tx, actor, now }) {
    const today = quebecDay(now);
    const [row] = await findInitiatives(tx, [slug]);
    if (!row) return notFound();
    const { rows, figures } = await summariseInitiatives(tx, actor, [row], today);
    const own = figures.get(row.id) ?? [];
    const period = { startsOn: row.startsOn, endsOn: row.endsOn, on: today };
    return ok({
      ...rows[0]!,
      aim: { fr: row.aimFr, en: row.aimEn },
      datesNote: textOf(row.datesNoteFr, row.datesNoteEn),
      today,
      progress: indicatorsInOrder(own)
        .filter((indicator) => indicator !== ELSEWHERE)
        .map((indicator) => progressView(own, indicator, period)),
      announcements: await readAnnouncements(tx, row.id),
      reachByYear: await readReachByYear(tx, 'initiative', row.id),
      editable: mayWriteInitiative(actor, row.organisation.id),
    });
  },
});
