import { m } from '#messages';
import { formatDateTime } from '#platform/i18n.ts';
import { toInstant } from '#platform/quebec-time.ts';
import { text } from '#platform/text.ts';
import { ok, refuseField, type Result } from '#platform/use-case/index.ts';
import { weightsMakeAHundred } from '../../providers/comparison.rules.ts';
import type { RequestFields } from '../../providers/request.ts';

const DAY = 86_400_000;
const FARTHEST = 366 * DAY;

/** The deadline as an instant, or why it is none. `atLeast` is what was announced: a deadline is never brought forward. */
export function checkedDeadline(stated: string, now: Date, atLeast: Date | null = null): Result<Date> {
  const at = toInstant(stated);
  if (!at) return refuseField('deadline', 'not-a-time', text(m.providers_problem_deadline_time));
  if (at <= now) return refuseField('deadline', 'deadline-past', text(m.providers_problem_deadline_past));
  if (at.getTime() - now.getTime() > FARTHEST)
    return refuseField('deadline', 'deadline-far', text(m.providers_problem_deadline_far));
  if (atLeast && at <= atLeast)
    return refuseField('deadline', 'deadline-earlier', {
      fr: m.providers_problem_deadline_earlier({ deadline: formatDateTime(atLeast, 'fr') }, { locale: 'fr' }),
      en: m.providers_problem_deadline_earlier({ deadline: formatDateTime(atLeast, 'en') }, { locale: 'en' }),
    });
  return ok(at);
}

/** What can be wrong with a request beyond the shape of its fields. */
export function checkedRequest(fields: RequestFields, now: Date): Result<Date> {
  const deadline = checkedDeadline(fields.deadline, now);
  if (!deadline.ok || weightsMakeAHundred(fields.criteria)) return deadline;
  const sum = fields.criteria.reduce((total, { weight }) => total + weight, 0);
  return refuseField('criteria', 'weights', text(m.providers_problem_weights, { sum }));
}
