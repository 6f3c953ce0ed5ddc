import { availableParallelism } from 'node:os';
import { DEFAULT_THRESHOLDS, type MatchRecord } from '../../src/areas/companies/matching/index.ts';
import { findDuplicates } from '../../src/areas/companies/server/find-duplicates.ts';
import { exactGroups } from './baselines.ts';
import { syntheticRegister } from './generator.ts';
import { columns, heading, line, peakMemory, printCalibration, rate, seconds } from './print.ts';
import { calibration, pairwise } from './score.ts';

/** A day's register run: records streamed in, duplicates out, as the server does it. The clock includes making them. */
export async function benchRegister(records: number): Promise<void> {
  const threads = Math.min(2, availableParallelism());
  heading(
    `Invented register: ${String(records)} records, ${String(threads)} threads beside the one that feeds them`,
  );
  const truth = new Uint32Array(records);
  const addresses: string[] = [];
  let longestPause = 0;
  let lastTick = performance.now();
  const ticker = setInterval(() => {
    longestPause = Math.max(longestPause, performance.now() - lastTick - 20);
    lastTick = performance.now();
  }, 20);
  const started = performance.now();
  const outcome = await findDuplicates(feed(records, truth, addresses), { threads });
  const elapsed = performance.now() - started;
  clearInterval(ticker);
  const stages = Object.entries(outcome.milliseconds).map(([stage, spent]) => `${stage} ${seconds(spent)}`);
  console.log(
    `  ${seconds(elapsed)} in all, ${rate(records, elapsed)}, peak memory ${peakMemory()} (${stages.join(', ')})`,
  );
  columns();
  const same = String(DEFAULT_THRESHOLDS.same);
  line(`Virage, joined alone (from ${same})`, pairwise(outcome.groups, truth));
  line('exact address', pairwise(exactGroups(addresses), truth));
  const review = outcome.review.a.length;
  console.log(
    `  For a person to look at: ${String(review)} pairs (${((review / records) * 1000).toFixed(1)} per 1000 records)`,
  );
  printCalibration(calibration(outcome.pairs, (a, b) => truth[a] === truth[b]));
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
