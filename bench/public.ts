import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import lighthouse from 'lighthouse';
import { chromium as playwright } from 'playwright-core';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { nextFreePort } from '#platform/postgres/ports.ts';
import { startPostgres } from '#platform/postgres/supervisor.ts';
import { ROOT } from '../src/cli/process.ts';
import { seedFirstStart } from '../src/cli/seed/first-start.ts';
import { load, LOADER } from './public/load.ts';
import type { Markup } from './public/react-page.ts';
import { printHeader } from './support/machine.ts';
import { startServer } from './support/server.ts';

// The public pages of the network on the demonstration: Lighthouse on five of them, and how many are answered a second,
// beside the same markup rendered by React.
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const LEAST = 95;
const MOST_SCRIPT = 30 * 1024;
const SUPPLIER = '/suppliers/de/firm/aluminium-boreal';
const CAPABILITY = '/suppliers/ja/capability/aluminium-extrusion';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const dataDir = path.join(ROOT, '.virage', 'bench-public');

mkdirSync(dataDir, { recursive: true });
const postgres = await startPostgres({ dataDir, log: () => {} });
const port = await nextFreePort(43300);
const origin = `http://localhost:${port}`;
const secret = randomBytes(32).toString('hex');

try {
  const environment = { DATABASE_URL: postgres.url, VIRAGE_SECRET: secret, VIRAGE_LOG: 'silent' };
  await migrate(postgres.url);
  await seedFirstStart(readConfig(environment, { root: ROOT, origin, demonstration: true }), () => {});
  const at = { VIRAGE_ADDRESS: origin, PORT: String(port) };
  const server = await startServer(postgres.url, { ...environment, ...at });
  try {
    const product = await productPath();
    printHeader('Public pages of the network on the demonstration', {
      load: `${LOADER}, ${SECONDS} s each`,
      'beside us': `React ${(await import('react')).version}, react-dom/server renderToString, same markup`,
    });
    await rate(['/suppliers/de', '/suppliers/de/search', SUPPLIER, product, CAPABILITY]);
    await loadAll(product);
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
}

async function productPath(): Promise<string> {
  const html = await (await fetch(origin + SUPPLIER)).text();
  const [, found] = new RegExp(`href="(${SUPPLIER}/[a-z0-9-]+)"`).exec(html) ?? [];
  if (!found) throw new Error(`${SUPPLIER} shows no product.`);
  return found;
}

async function openChrome(debugging: number) {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      `--remote-debugging-port=${debugging}`,
    ],
  });
}

/** Lighthouse as it comes, which is a slow phone on a slow line. */
async function rate(paths: readonly string[]): Promise<void> {
  const debugging = await nextFreePort(43400);
  const chrome = await openChrome(debugging);
  console.log(
    `\nLighthouse (each ${LEAST} or more)   performance  accessibility  best practices  SEO   script`,
  );
  try {
    for (const address of paths) {
      await (await fetch(origin + address)).text();
      const result = await lighthouse(origin + address, {
        ...{ port: debugging, onlyCategories: [...CATEGORIES], logLevel: 'silent' },
      });
      const scores = CATEGORIES.map((name) => Math.round((result!.lhr.categories[name]?.score ?? 0) * 100));
      const script = await scriptBytes(address);
      const met = scores.every((score) => score >= LEAST) && script < MOST_SCRIPT;
      if (!met) process.exitCode = 1;
      const columns = scores.map((score) => String(score).padStart(12)).join('');
      console.log(`${address.padEnd(46).slice(0, 46)}${columns}   ${script} B  ${met ? 'met' : 'MISSED'}`);
      if (!met) tellWhy(result!.lhr.audits);
    }
  } finally {
    await chrome.close();
  }
}

function tellWhy(audits: Record<string, { id: string; score: number | null; title: string }>): void {
  for (const { id, score, title } of Object.values(audits))
    if (score !== null && score < 0.9) console.log(`   ${id}: ${title} (${score})`);
}

/** All scripts of a page, as a browser fetches them: compressed. */
async function scriptBytes(address: string): Promise<number> {
  const html = await (await fetch(origin + address)).text();
  const sources = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1]!);
  const bodies = await Promise.all(
    sources.map(async (source) => (await fetch(new URL(source, origin + address))).arrayBuffer()),
  );
  return bodies.reduce((sum, body) => sum + gzipSync(Buffer.from(body)).length, 0);
}

async function loadAll(product: string): Promise<void> {
  console.log('\nload                                             requests/s     p50 ms    p99 ms   failed');
  const searched = `/suppliers/de/search?q=${encodeURIComponent('Strangpressen')}`;
  for (const address of ['/suppliers/de', searched, SUPPLIER, product, CAPABILITY])
    await measure(address.slice(0, 44), origin + address);
  for (const address of [searched, SUPPLIER]) {
    const theirs = await startReact(await markupOf(address));
    try {
      await measure(`React: ${address.slice(0, 37)}`, theirs.url);
    } finally {
      theirs.child.kill('SIGTERM');
    }
  }
}

async function measure(name: string, url: string): Promise<void> {
  // Compiled first: the measured seconds are those of a server that runs.
  await load(url, 3);
  const { perSecond, p50, p99, failed } = await load(url, SECONDS);
  const figures = [perSecond, p50, p99].map((value) => value.toFixed(value < 100 ? 1 : 0).padStart(11));
  console.log(`${name.padEnd(46)}${figures.join('')}  ${String(failed).padStart(5)}`);
  if (failed > 0) process.exitCode = 1;
}

/** A page as the browser reads it: elements, attributes, texts. */
async function markupOf(address: string): Promise<Markup> {
  const chrome = await openChrome(await nextFreePort(43400));
  try {
    const page = await chrome.newPage({ javaScriptEnabled: false });
    await page.goto(origin + address);
    return await page.evaluate(() => {
      const read = (node: Node): Markup | null => {
        if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
        if (!(node instanceof Element)) return null;
        const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
        const inside = [...node.childNodes].map(read).filter((one) => one !== null);
        return { name: node.localName, attributes, inside };
      };
      return read(document.documentElement)!;
    });
  } finally {
    await chrome.close();
  }
}

function startReact(page: Markup): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(ROOT, 'bench/public/react-page.ts'), [], {
    ...{
      env: { ...process.env, NODE_ENV: 'production' },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    },
  });
  child.send(page);
  return new Promise((resolve, reject) => {
    child.once('message', (at) => resolve({ child, url: `http://127.0.0.1:${Number(at)}/` }));
    child.once('exit', (code) => reject(new Error(`The React page ended (${code}).`)));
  });
}
