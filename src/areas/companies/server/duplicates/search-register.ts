import { availableParallelism } from 'node:os';
import { m } from '#messages';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { reportProgress } from '#platform/jobs/job-run.ts';
import type { TaskContext } from '#platform/jobs/task.ts';
import { DEFAULT_MODEL, type MatchRecord } from '../../matching/index.ts';
import { findDuplicates, type DedupeOutcome } from '../find-duplicates.ts';
import { readComparables, readRegisterAfter } from './comparable.queries.ts';
import { compareFirms, countStandingFirms, mayBeOne, type FoundPair } from './compare-firms.ts';
import { counted, restingPlace, unlessStopped, watchedJob, type JobPayload } from './duplicates-job.ts';
import { recordPairs } from './record-pairs.ts';
import { duplicateThresholds } from './thresholds.ts';

const BATCH = 5000;
const JUDGED_AT_ONCE = 250;
/** Neighbours of a pair that show whether a door or a telephone is shared by many. */
const NEIGHBOURS = 40;

/**
 * Searches the whole register for duplicates. Threads of their own propose pairs; each proposal is then judged just as
 * when one firm changes, so that both ways give the same figures. Interrupted, it compares again and finds what it
 * recorded already in its place.
 */
export const searchRegisterTask = watchedJob('find-duplicates', async ({ jobId }: JobPayload, context) => {
  const search = await startSearch(jobId, context);
  const outcome = await unlessStopped(compareAll(search), context);
  const opened = await judgeAll(search, proposalsOf(outcome, search.review));
  return counted(m.duplicates_search_done, { firms: search.ids.length, opened });
});

interface Search {
  jobId: string;
  context: TaskContext;
  review: number;
  registerSize: number;
  /** The firm behind each number that the threads know. */
  ids: string[];
}

async function startSearch(jobId: string, context: TaskContext): Promise<Search> {
  const registerSize = await asActor(context.runtime.db, context.actor, countStandingFirms);
  return { jobId, context, review: duplicateThresholds().review, registerSize, ids: [] };
}

/** One core is left to pages and to the other jobs. */
const compareAll = (search: Search): Promise<DedupeOutcome> =>
  findDuplicates(readRegister(search), {
    model: DEFAULT_MODEL,
    threads: Math.max(1, availableParallelism() - 1),
    thresholds: duplicateThresholds(),
  });

const FIRST = '00000000-0000-0000-0000-000000000000';

async function* readRegister(search: Search): AsyncGenerator<MatchRecord[]> {
  const { db } = search.context.runtime;
  for (;;) {
    restingPlace(search.context);
    const firms = await readRegisterAfter(db, search.ids.at(-1) ?? FIRST, BATCH);
    if (firms.length === 0) return;
    search.ids.push(...firms.map(({ id }) => id));
    // Reading is the first half of the bar, judging what was proposed the second.
    await reportProgress(db, search.jobId, Math.floor(search.ids.length / 2), search.registerSize);
    yield firms.map(({ record }) => record);
  }
}

interface Proposals {
  pairs: [number, number][];
  neighbours: Map<number, Set<number>>;
}

function proposalsOf({ pairs }: DedupeOutcome, review: number): Proposals {
  const proposals: Proposals = { pairs: [], neighbours: new Map() };
  pairs.a.forEach((a, at) => {
    const b = pairs.b[at]!;
    if (pairs.probability[at]! >= review) proposals.pairs.push([a, b]);
    addNeighbour(proposals.neighbours, a, b);
    addNeighbour(proposals.neighbours, b, a);
  });
  return proposals;
}

function addNeighbour(neighbours: Proposals['neighbours'], of: number, other: number): void {
  const known = neighbours.get(of) ?? new Set();
  if (known.size < NEIGHBOURS) neighbours.set(of, known.add(other));
}

async function judgeAll(search: Search, { pairs, neighbours }: Proposals): Promise<number> {
  let opened = 0;
  for (let start = 0; start < pairs.length; start += JUDGED_AT_ONCE) {
    restingPlace(search.context);
    opened += await judge(search, pairs.slice(start, start + JUDGED_AT_ONCE), neighbours);
    const share = Math.min(1, (start + JUDGED_AT_ONCE) / pairs.length);
    const done = Math.floor((search.registerSize * (1 + share)) / 2);
    await reportProgress(search.context.runtime.db, search.jobId, done, search.registerSize);
  }
  return opened;
}

async function judge(
  search: Search,
  pairs: [number, number][],
  neighbours: Proposals['neighbours'],
): Promise<number> {
  const { runtime, actor } = search.context;
  const around = ([a, b]: [number, number]) => [
    a,
    b,
    ...(neighbours.get(a) ?? []),
    ...(neighbours.get(b) ?? []),
  ];
  const wanted = new Set(pairs.flatMap(around).map((at) => search.ids[at]!));
  return asActor(runtime.db, actor, async (tx) => {
    const firms = new Map((await readComparables(tx, [...wanted])).map((firm) => [firm.id, firm]));
    const firmOf = (at: number) => firms.get(search.ids[at]!);
    const found = pairs.flatMap((pair): FoundPair[] => {
      const [a, b] = [firmOf(pair[0]), firmOf(pair[1])];
      const among = [...new Set(around(pair))].flatMap((at) => firmOf(at) ?? []);
      if (!a || !b) return [];
      const judged = compareFirms(a, b, search.registerSize, among);
      return mayBeOne(a, b, judged, search.review) ? [judged] : [];
    });
    const now = runtime.clock.now();
    const writing = { tx, now, newId: () => newId(now.getTime()) };
    return recordPairs(writing, found);
  });
}
