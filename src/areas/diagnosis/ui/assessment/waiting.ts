import type { Locale } from '#platform/text.ts';
import type { AssessmentRecord, AssessmentState, Evidence, SentRecord } from '../../index.ts';
import type { WaitingFile, WaitingRecord } from './local-store.ts';

/** What a page knows when it opens. */
export interface BookStart {
  assessmentId: string;
  /** The page's own address, in the reader's language. */
  base: string;
  locale: Locale;
  author: string;
  state: AssessmentState;
  records: AssessmentRecord[];
  position: number;
  evidence: Evidence[];
}

// Pure steps on what waits to be sent.

const RETRY_MS = [2_000, 5_000, 15_000, 30_000];

/** How long to leave a line alone that failed so many times; devices of one plant do not all come back at once. */
export const pauseAfter = (failures: number): number =>
  RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]! * (0.75 + Math.random() / 2);

export const asRecord = ({ record }: WaitingRecord): AssessmentRecord =>
  ({ ...record, aside: null, asideReason: null }) as AssessmentRecord;

export const instantNow = (): string => new Date().toISOString();

/** Something not sent yet that the same hand is still changing. */
export const stillOpen = (
  waiting: readonly WaitingRecord[],
  { questionId, kind }: Pick<SentRecord, 'questionId' | 'kind'>,
): WaitingRecord | undefined =>
  waiting.find(({ tried, record }) => !tried && record.questionId === questionId && record.kind === kind);

export const withOne = (waiting: readonly WaitingRecord[], one: WaitingRecord): WaitingRecord[] =>
  [...waiting.filter(({ id }) => id !== one.id), one].sort((a, b) => a.order - b.order);

/** What was kept, with what was said while it was being read. */
export const takenUp = <T extends { id: string }>(kept: readonly T[], meanwhile: readonly T[]): T[] => [
  ...kept,
  ...meanwhile.filter(({ id }) => !kept.some((one) => one.id === id)),
];

export const sendable = <T extends WaitingRecord | WaitingFile>(list: readonly T[]): T[] =>
  list.filter(({ refused }) => refused === null);

/** The records among those sent that the server answered for, and what still waits. */
export function answeredFor(
  waiting: readonly WaitingRecord[],
  batch: readonly WaitingRecord[],
  outcomes: readonly { id: string }[],
): { heard: WaitingRecord[]; left: WaitingRecord[] } {
  const done = new Set(outcomes.map(({ id }) => id));
  return {
    heard: batch.filter(({ id }) => done.has(id)),
    left: waiting.filter(({ id }) => !done.has(id)),
  };
}

/** Marks what goes out now. */
export function markTried(
  waiting: readonly WaitingRecord[],
  batch: readonly WaitingRecord[],
): { waiting: WaitingRecord[]; fresh: WaitingRecord[] } {
  const ids = new Set(batch.map(({ id }) => id));
  const fresh = waiting
    .filter(({ id, tried }) => ids.has(id) && !tried)
    .map((one) => ({ ...one, tried: true }));
  return { fresh, waiting: waiting.map((one) => fresh.find(({ id }) => id === one.id) ?? one) };
}

/** What a record replaces: all that its author sees now, and all that it replaced while it was still being changed. */
export const replacedBy = (said: Pick<SentRecord, 'replaces'>, open: WaitingRecord | undefined): string[] => [
  ...new Set([...(open?.record.replaces ?? []), ...said.replaces].filter((id) => id !== open?.id)),
];
