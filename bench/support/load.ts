import { Agent, request, type RequestOptions } from 'node:http';
import { percentile } from './machine.ts';

export interface LoadResult {
  requests: number;
  /** Seconds until the last was answered. */
  took: number;
  failed: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

export interface OpenLoad {
  rate: number;
  seconds: number;
  method?: 'GET' | 'POST';
  headersOf?: (index: number) => Record<string, string>;
}

/**
 * Sends requests at a fixed rate, whether or not earlier ones were answered (an open loop, so that a slow answer cannot
 * hide the ones it delays), and measures each from the moment it was due.
 */
export async function openLoop(urls: string[], options: OpenLoad): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const total = options.rate * options.seconds;
  const start = performance.now();
  const sent = Array.from({ length: total }, async (_, index) => {
    const due = start + (index * 1000) / options.rate;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const { method = 'GET', headersOf } = options;
    const status = await fetchOnce(urls[index % urls.length]!, {
      agent,
      method,
      headers: headersOf?.(index),
    });
    return { time: performance.now() - due, failed: status < 200 || status > 299 };
  });
  const measures = await Promise.all(sent);
  const took = (performance.now() - start) / 1000;
  agent.destroy();
  const times = measures.map(({ time }) => time);
  return {
    requests: total,
    took,
    failed: measures.filter(({ failed }) => failed).length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    max: Math.max(...times),
  };
}

function fetchOnce(url: string, options: RequestOptions): Promise<number> {
  return new Promise((resolve) => {
    request(url, options, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', () => resolve(0))
      .end();
  });
}
