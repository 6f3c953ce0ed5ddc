import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bin, Quality } from './score.ts';
import { calibrationError } from './score.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** The folder of labelled sets beside the project; not part of it. */
export const dataFile = (name: string): string => resolve(HERE, '../../../shared/data/er', name);

export function printMachine(): void {
  const cores = cpus();
  const model = cores[0]?.model ?? 'unknown processor';
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  console.log(
    `${model}, ${String(cores.length)} cores, ${memory}; Node ${process.version}; ${new Date().toISOString().slice(0, 10)}`,
  );
}

export const heading = (text: string): void => console.log(`\n${text}`);

export function line(name: string, { precision, recall, f1 }: Quality, note = ''): void {
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(3)).join('      ');
  console.log(`  ${name.padEnd(46)} ${figures}   ${note}`);
}

export const columns = (): void => console.log(`  ${''.padEnd(46)} precision  recall     F1`);

export function printCalibration(bins: readonly Bin[]): void {
  console.log(`  Probability said / share true (mean distance ${calibrationError(bins).toFixed(3)}):`);
  for (const { from, pairs, said, found } of bins) {
    console.log(
      `    from ${from.toFixed(2)}: ${said.toFixed(3)} / ${found.toFixed(3)}   ${String(pairs)} pairs`,
    );
  }
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const rate = (records: number, milliseconds: number): string =>
  `${String(Math.round(records / (milliseconds / 1000)))} records/s`;

/** Highest memory of this process so far, its threads included. */
export const peakMemory = (): string => `${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(2)} GiB`;

export function timed<T>(work: () => T): [result: T, milliseconds: number] {
  const started = performance.now();
  const result = work();
  return [result, performance.now() - started];
}

export const read = (name: string): string => readFileSync(dataFile(name), 'utf8');
