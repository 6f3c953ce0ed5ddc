import type { ActivityFields, ActivityKind } from './activity.ts';
import { plainSlug } from '#platform/plain.ts';
import { quebecDayOf, toInstant } from '#platform/quebec-time.ts';

/** When an activity is, as it is kept. */
export interface ActivityTimes {
  startsAt: Date;
  endsAt: Date;
  /** The day it counts for: the one it starts on, in Québec. */
  heldOn: string;
}

export type ActivityProblem =
  | { field: 'startsAt' | 'endsAt'; problem: 'not-a-time' }
  | { field: 'endsAt'; problem: 'before-start' | 'too-long' }
  | { field: 'place'; problem: 'nowhere' };

const DAY = 86_400_000;

/** A meeting lasts days at most; only a campaign goes on for months. */
const LONGEST: Record<ActivityKind, number> = {
  conference: 14,
  webinar: 2,
  workshop: 14,
  visit: 14,
  campaign: 731,
};

/** Reads the times of an activity and says everything that is wrong with its plan. */
export function planOf(fields: ActivityFields): { times: ActivityTimes | null; problems: ActivityProblem[] } {
  const [startsAt, endsAt] = [toInstant(fields.startsAt), toInstant(fields.endsAt)];
  const problems: ActivityProblem[] = [];
  if (!startsAt) problems.push({ field: 'startsAt', problem: 'not-a-time' });
  if (!endsAt) problems.push({ field: 'endsAt', problem: 'not-a-time' });
  if (startsAt && endsAt) problems.push(...lengthProblems(fields.kind, startsAt, endsAt));
  // A campaign (letters, calls) happens nowhere; everything else, people must be able to get to.
  if (fields.kind !== 'campaign' && !fields.place && !fields.link)
    problems.push({ field: 'place', problem: 'nowhere' });
  const times = startsAt && endsAt ? { startsAt, endsAt, heldOn: quebecDayOf(startsAt) } : null;
  return { times: problems.length === 0 ? times : null, problems };
}

function lengthProblems(kind: ActivityKind, startsAt: Date, endsAt: Date): ActivityProblem[] {
  if (endsAt < startsAt) return [{ field: 'endsAt', problem: 'before-start' }];
  const tooLong = endsAt.getTime() - startsAt.getTime() > LONGEST[kind] * DAY;
  return tooLong ? [{ field: 'endsAt', problem: 'too-long' }] : [];
}

/** What those who registered must hear of when it changes. */
const TOLD = ['startsAt', 'endsAt', 'place', 'link', 'titleFr', 'titleEn'] as const;

type Told = {
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  link: string | null;
  titleFr: string;
  titleEn: string;
};

/** Whether calendars that hold the activity are out of date after a change. */
export const mustBeTold = (before: Told, after: Told): boolean =>
  TOLD.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

/** An address for the public page: words of the title, and a part of the id that makes it the only one. */
export function slugOf(title: string, id: string): string {
  return [plainSlug(title), id.replaceAll('-', '').slice(-6)].filter(Boolean).join('-');
}

export type RegistrationState = 'open' | 'full' | 'closed' | 'over' | 'cancelled';

/** Whether the public may register now, and if not the first reason that says it all. */
export function registrationStateOf(
  activity: { cancelledAt: Date | null; endsAt: Date; registrationOpen: boolean; placesLeft: number | null },
  now: Date,
): RegistrationState {
  if (activity.cancelledAt) return 'cancelled';
  if (activity.endsAt <= now) return 'over';
  if (!activity.registrationOpen) return 'closed';
  return activity.placesLeft === 0 ? 'full' : 'open';
}
