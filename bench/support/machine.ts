import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** What a reader needs to believe a figure: machine, versions, date. Printed at the top of every bench. */
export function printHeader(name: string, versions: Record<string, string> = {}): void {
  const processors = cpus();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  console.log(`\n${name}`);
  console.log(
    `${new Date().toISOString()} · ${processors.length} × ${processors[0]?.model ?? 'unknown processor'} · ${gigabytes} GB · Node ${process.version}`,
  );
  for (const [what, version] of Object.entries(versions)) console.log(`${what}: ${version}`);
  console.log('');
}

/** The value under which a share (0.95) of the measures lies. Sorts a copy. */
export function percentile(measures: number[], share: number): number {
  if (measures.length === 0) return Number.NaN;
  const sorted = measures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

/**
 * How long the processors have run in all, and how long the host gave them to other machines, in hundredths of a second
 * since start (Linux, /proc/stat). On a shared host a figure means nothing without the second.
 */
export function processorTimes(): { all: number; stolen: number } {
  const STOLEN = 7;
  try {
    const times = readFileSync('/proc/stat', 'utf8')
      .split('\n')[0]!
      .trim()
      .split(/\s+/)
      .slice(1, 9)
      .map(Number);
    return { all: times.reduce((sum, time) => sum + time, 0), stolen: times[STOLEN] ?? 0 };
  } catch {
    return { all: 0, stolen: 0 };
  }
}
