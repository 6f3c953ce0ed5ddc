import type { Day } from './partial-date.ts';

export const PROJECT_STATES = ['draft', 'upcoming', 'running', 'ended', 'undated'] as const;
/** `undated` when the dates that would tell are not published: unknown is not "running". */
export type ProjectState = (typeof PROJECT_STATES)[number];

export function stateOf(
  project: { status: 'draft' | 'published'; startsOn: Day | null; endsOn: Day | null },
  on: Day,
): ProjectState {
  const { status, startsOn, endsOn } = project;
  if (status === 'draft') return 'draft';
  if (endsOn !== null && endsOn < on) return 'ended';
  if (startsOn !== null && startsOn > on) return 'upcoming';
  return startsOn !== null && endsOn !== null ? 'running' : 'undated';
}
