import { availableParallelism } from 'node:os';
import { DEFAULT_THRESHOLDS, type MatchRecord } from '../../src/areas/companies/matching/index.ts';
import { findDuplicates, type DedupeOutcome } from '../../src/areas/companies/server/find-duplicates.ts';
import { exactGroups } from './baselines.ts';
import { syntheticRegister } from './generator.ts';
import { columns, heading, line, peakMemory, printCalibration, rate, seconds } from './print.ts';
import type { Quality } from './score.ts';
import { calibration, countPairs, pairwise, quality } from './score.ts';

/** A day's register run: records streamed in, duplicates out, as the server does it. The clock includes making them. */
export async function benchRegister(records: number): Promise<void> {
  const threads = Math.min(2, availableParallelism());
  heading(
    `Invented register: ${String(records)} records, ${String(threads)} threads beside the one that feeds them`,
  );
  const truth = new Uint32Array(records);
  const addresses: string[] = [];
  const started = performance.now();
  const outcome = await findDuplicates(feed(records, truth, addresses), { threads });
  const elapsed = performance.now() - started;
  const stages = Object.entries(outcome.milliseconds).map(([stage, spent]) => `${stage} ${seconds(spent)}`);
  console.log(
    `  ${seconds(elapsed)} in all, ${rate(records, elapsed)}, peak memory ${peakMemory()} (${stages.join(', ')})`,
  );
  columns();
  const same = String(DEFAULT_THRESHOLDS.same);
  line(`Virage, joined alone (from ${same})`, pairwise(outcome.groups, truth));
  line('exact address', pairwise(exactGroups(addresses), truth));
  const review = outcome.review.a.length;
  line('joined alone or shown to a person', withReview(outcome, truth));
  console.log(
    `  For a person to look at: ${String(review)} pairs (${((review / records) * 1000).toFixed(1)} per 1000 records)`,
  );
  printCalibration(calibration(outcome.pairs, (a, b) => truth[a] === truth[b]));
}

/** As if a person then judged each pair shown to them rightly. */
function withReview({ groups, review }: DedupeOutcome, truth: Uint32Array): Quality {
  const judged = [...review.a.keys()].filter(
    (at) => truth[review.a[at] ?? 0] === truth[review.b[at] ?? 0],
  ).length;
  const joined = countPairs(groups);
  const right = countPairs(Array.from(groups, (group, at) => `${String(group)}|${String(truth[at])}`));
  return quality(right + judged, joined + judged, countPairs(truth));
}

function* feed(records: number, truth: Uint32Array, addresses: string[]): Generator<MatchRecord[]> {
  let at = 0;
  for (const batch of syntheticRegister(records)) {
    for (const { record, truth: firm } of batch) {
      truth[at] = firm;
      addresses.push(record.address ?? '');
      at += 1;
    }
    yield batch.map(({ record }) => record);
  }
}
