import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { useOf } from '../src/areas/strategy/roadmap/check.rules.ts';
import { bestByTryingAll } from '../src/areas/strategy/roadmap/enumerate.ts';
import { greedyPlan } from '../src/areas/strategy/roadmap/greedy.rules.ts';
import { lpText, valueModel } from '../src/areas/strategy/roadmap/model.rules.ts';
import { gapOf, type RoadmapProblem } from '../src/areas/strategy/roadmap/problem.ts';
import { generatedProblem } from '../src/areas/strategy/roadmap/testing.ts';
import { solveRoadmap } from '../src/areas/strategy/server/roadmap/solver.ts';
import { milliseconds, percentile, printHeader } from './support/machine.ts';

// How long the best plan of 40 initiatives over 8 quarters takes, how sure it is, and what a rule of thumb (value per
// dollar) would leave behind. Small plans are checked against trying every plan; some large ones against CBC, another
// solver, where Debian's package is installed.
const PLANS = Number(process.env.BENCH_PLANS ?? 100);
const LIMIT_MS = 5000;
/** What is not proven in time is looked at again with so much, to say how far from the best it was. */
const LONG_MS = 20_000;
const CBC_PLANS = Number(process.env.BENCH_CBC ?? 3);
const CBC_SECONDS = 30;

printHeader('Roadmaps', {
  highs: versionOf('highs'),
  CBC: cbcVersion() ?? 'not installed: that check is skipped',
});
await small();
await middle();
await large();
process.exit();

async function small(): Promise<void> {
  let same = 0;
  for (let seed = 1; seed <= PLANS; seed += 1) {
    const problem = generatedProblem(seed, { items: 5, quarters: 4 });
    const outcome = await solveRoadmap(problem, { limitMs: LIMIT_MS });
    const value = outcome.kind === 'plan' ? outcome.plan.use.value : null;
    if (value === bestByTryingAll(problem)) same += 1;
    else console.log(`small plan ${seed}: WRONG (${value})`);
  }
  console.log(`5 initiatives over 4 quarters: ${same} of ${PLANS} are what trying every plan finds`);
  if (same < PLANS) process.exitCode = 1;
}

/** What is too large to try every plan, and small enough for another solver. */
async function middle(): Promise<void> {
  if (!cbcVersion()) return;
  const counted = { tried: 0, ended: 0, agreed: 0 };
  for (let seed = 1; seed <= PLANS; seed += 1) {
    const problem = generatedProblem(seed, { items: 12, quarters: 6 });
    const outcome = await solveRoadmap(problem, { limitMs: LIMIT_MS });
    if (outcome.kind === 'plan' && outcome.plan.certificate.proven)
      compare(problem, outcome.plan.use.value, counted);
  }
  console.log(
    `12 initiatives over 6 quarters: CBC agrees on ${counted.agreed} of the ${counted.ended} it ended`,
  );
  if (counted.agreed < counted.ended) process.exitCode = 1;
}

interface Counted {
  times: number[];
  proven: number;
  infeasible: number;
  gaps: { seed: number; gap: number }[];
  behind: number[];
  thumbFails: number;
  cbc: { tried: number; ended: number; agreed: number };
}

async function large(): Promise<void> {
  const counted: Counted = {
    times: [],
    proven: 0,
    infeasible: 0,
    gaps: [],
    behind: [],
    thumbFails: 0,
    cbc: { tried: 0, ended: 0, agreed: 0 },
  };
  for (let seed = 1; seed <= PLANS; seed += 1) await one(seed, counted);
  print(counted);
}

async function one(seed: number, counted: Counted): Promise<void> {
  const problem = generatedProblem(seed, { items: 40, quarters: 8 });
  const begun = performance.now();
  const outcome = await solveRoadmap(problem, { limitMs: LIMIT_MS });
  counted.times.push(performance.now() - begun);
  if (outcome.kind === 'infeasible') counted.infeasible += 1;
  if (outcome.kind !== 'plan') return;
  const { certificate, use } = outcome.plan;
  if (certificate.proven) counted.proven += 1;
  else {
    const later = await solveRoadmap(problem, { limitMs: LONG_MS });
    const best = later.kind === 'plan' ? later.plan.certificate : certificate;
    console.log(
      `  plan ${seed}: ${use.value} of at most ${certificate.bound} in time; ${best.value} of at most ${best.bound} in ${milliseconds(best.milliseconds)}`,
    );
    counted.gaps.push({ seed, gap: gapOf(certificate) });
  }
  const thumb = greedyPlan(problem);
  if (!thumb) counted.thumbFails += 1;
  else counted.behind.push(1 - useOf(problem, thumb).value / use.value);
  if (certificate.proven && counted.cbc.tried < CBC_PLANS) compare(problem, use.value, counted.cbc);
}

function print({ times, proven, infeasible, gaps, behind, thumbFails, cbc }: Counted): void {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const at = (share: number) => milliseconds(percentile(times, share));
  const widest = Math.max(0, ...gaps.map(({ gap }) => gap));
  console.log(`40 initiatives over 8 quarters, ${PLANS} generated plans, ${LIMIT_MS / 1000} s each:`);
  console.log(`  time p50 ${at(0.5)}  p95 ${at(0.95)}  max ${milliseconds(Math.max(...times))}`);
  console.log(
    `  proven best ${proven}, proven that nothing fits ${infeasible}, not proven ${PLANS - proven - infeasible}; widest gap ${percent(widest)}`,
  );
  console.log(
    `  value per dollar leaves behind: p50 ${percent(percentile(behind, 0.5))}, worst ${percent(Math.max(...behind))}; finds no plan where there is one: ${thumbFails}`,
  );
  if (cbc.tried > 0)
    console.log(
      `  CBC, ${CBC_SECONDS} s a plan: ended ${cbc.ended} of ${cbc.tried}, with the same value ${cbc.agreed}`,
    );
}

function compare(problem: RoadmapProblem, value: number, counted: Counted['cbc']): void {
  if (!cbcVersion()) return;
  counted.tried += 1;
  const folder = mkdtempSync(path.join(tmpdir(), 'virage-roadmap-'));
  const file = path.join(folder, 'model.lp');
  writeFileSync(file, lpText(valueModel(problem)));
  const { stdout } = spawnSync(
    'cbc',
    [file, 'ratioGap', '0', 'allowableGap', '0', 'seconds', String(CBC_SECONDS), 'solve'],
    {
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true });
  const found = /Objective value:\s+(-?[\d.]+)/.exec(stdout)?.[1];
  if (!/Optimal solution found/.test(stdout) || found === undefined) return;
  counted.ended += 1;
  if (Math.round(Math.abs(Number(found))) === value) counted.agreed += 1;
  else console.log(`CBC finds ${found} where this finds ${value}`);
}

function cbcVersion(): string | null {
  const { stdout, error } = spawnSync('cbc', ['-stop'], { encoding: 'utf8' });
  return error ? null : (/Version:\s*(\S+)/.exec(stdout)?.[1] ?? 'unknown');
}

function versionOf(name: string): string {
  const file = path.resolve(import.meta.dirname, '..', 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
