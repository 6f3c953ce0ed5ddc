import { Agent, get } from 'node:http';
import { percentile } from './machine.ts';

export interface LoadResult {
  requests: number;
  failed: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/**
 * Sends requests at a fixed rate, whether or not earlier ones were answered (an open loop, so that a slow answer cannot
 * hide the ones it delays), and measures each from the moment it was due.
 */
export async function openLoop(
  urls: string[],
  options: { rate: number; seconds: number; headers?: Record<string, string> },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const total = options.rate * options.seconds;
  const start = performance.now();
  const sent = Array.from({ length: total }, async (_, index) => {
    const due = start + (index * 1000) / options.rate;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const status = await fetchOnce(agent, urls[index % urls.length]!, options.headers);
    return { time: performance.now() - due, failed: status !== 200 };
  });
  const measures = await Promise.all(sent);
  agent.destroy();
  const times = measures.map(({ time }) => time);
  return {
    requests: total,
    failed: measures.filter(({ failed }) => failed).length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    max: Math.max(...times),
  };
}

function fetchOnce(agent: Agent, url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', () => resolve(0));
  });
}
