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
const LIMIT_MS = 30_000;

printHeader('Roadmaps', {
  highs: versionOf('highs'),
  CBC: cbcVersion() ?? 'not installed: that check is skipped',
});
await small();
await large();
process.exit(0);

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

async function large(): Promise<void> {
  const times: number[] = [];
  const behind: number[] = [];
  const counted = { proven: 0, infeasible: 0, thumbFails: 0, within: 0, checked: 0, agreed: 0 };
  let widest = 0;
  for (let seed = 1; seed <= PLANS; seed += 1) {
    const problem = generatedProblem(seed, { items: 40, quarters: 8 });
    const begun = performance.now();
    const outcome = await solveRoadmap(problem, { limitMs: LIMIT_MS });
    const time = performance.now() - begun;
    times.push(time);
    if (time <= 5000) counted.within += 1;
    if (outcome.kind === 'infeasible') counted.infeasible += 1;
    if (outcome.kind !== 'plan') continue;
    const { certificate, use } = outcome.plan;
    if (certificate.proven) counted.proven += 1;
    widest = Math.max(widest, gapOf(certificate));
    const thumb = greedyPlan(problem);
    if (!thumb) counted.thumbFails += 1;
    else behind.push(1 - useOf(problem, thumb).value / use.value);
    if (certificate.proven && counted.checked < 10) compare(problem, use.value, counted);
  }
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  console.log(`40 initiatives over 8 quarters, ${PLANS} generated plans:`);
  console.log(
    `  time p50 ${milliseconds(percentile(times, 0.5))}  p95 ${milliseconds(percentile(times, 0.95))}  max ${milliseconds(Math.max(...times))}; within 5 s: ${counted.within}`,
  );
  console.log(
    `  proven ${counted.proven}, nothing fits (proven) ${counted.infeasible}, widest gap ${percent(widest)}`,
  );
  console.log(
    `  value per dollar leaves behind: p50 ${percent(percentile(behind, 0.5))}, worst ${percent(Math.max(...behind))}; finds no plan where there is one: ${counted.thumbFails}`,
  );
  if (counted.checked > 0) console.log(`  CBC agrees on ${counted.agreed} of ${counted.checked}`);
}

function compare(problem: RoadmapProblem, value: number, counted: { checked: number; agreed: number }): void {
  if (!cbcVersion()) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'virage-roadmap-'));
  const file = path.join(folder, 'model.lp');
  writeFileSync(file, lpText(valueModel(problem)));
  const { stdout } = spawnSync(
    'cbc',
    [file, 'ratioGap', '0', 'allowableGap', '0', 'seconds', '120', 'solve'],
    {
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true });
  const found = /Objective value:\s+(-?[\d.]+)/.exec(stdout)?.[1];
  if (!/Optimal solution found/.test(stdout) || found === undefined) return;
  counted.checked += 1;
  if (Math.round(Math.abs(Number(found))) === value) counted.agreed += 1;
  else console.log(`CBC finds ${found} where HiGHS finds ${value}`);
}

function cbcVersion(): string | null {
  const { stdout, error } = spawnSync('cbc', ['-stop'], { encoding: 'utf8' });
  return error ? null : (/Version:\s*(\S+)/.exec(stdout)?.[1] ?? 'unknown');
}

function versionOf(name: string): string {
  const file = path.resolve(import.meta.dirname, '..', 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
