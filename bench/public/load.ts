import { spawnSync } from 'node:child_process';
import autocannon from 'autocannon';

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

const CONNECTIONS = 16;
export const hasWrk = spawnSync('wrk', ['--version']).error === undefined;
export const LOADER = hasWrk ? 'wrk -t1 -c16' : 'autocannon, 16 connections';

/** Asks for an address again and again, as fast as it is answered. Times in milliseconds. */
export async function load(url: string, seconds: number): Promise<Load> {
  if (hasWrk) return loadWithWrk(url, seconds);
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
  const { requests, latency, non2xx, errors } = result;
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors };
}

function loadWithWrk(url: string, seconds: number): Load {
  const { stdout } = spawnSync('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', url], {
    encoding: 'utf8',
  });
  const time = (percent: number): number => {
    const [, value, unit] = new RegExp(`^\\s*${percent}%\\s+([\\d.]+)(us|ms|s)`, 'm').exec(stdout) ?? [];
    return Number(value) * ({ us: 0.001, ms: 1, s: 1000 }[unit ?? 'ms'] ?? 1);
  };
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? '0';
  const perSecond = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  return { perSecond: Number(perSecond), p50: time(50), p99: time(99), failed: Number(failed) };
}
