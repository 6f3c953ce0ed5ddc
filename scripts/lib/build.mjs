import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24, node24Environment } from './node24.mjs';
import { runOrFail } from './process.mjs';
import { inProject } from './project.mjs';
import { step } from './terminal.mjs';

const stamp = inProject('build', '.virage-sources');
const sources = ['src', 'content', 'static'];
// Read whole: the build itself writes the first of them again as it was, with a new time.
const settings = [
  'project.inlang/settings.json',
  'vite.config.ts',
  'vite.processes.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const products = ['build/handler.js', 'build/cli/serve.js', '.svelte-kit', 'src/paraglide/messages.js'];

/** Builds the application unless the build there is of these very sources. */
export async function buildIfChanged() {
  const now = fingerprint();
  if (products.every((path) => existsSync(inProject(path))) && readStamp() === now) return;
  await step('Building the application', build);
  writeFileSync(stamp, now);
}

async function build() {
  rmSync(stamp, { force: true });
  const vite = inProject('node_modules', 'vite', 'bin', 'vite.js');
  const advice =
    'If these sources are not yours to repair, go back to a version that builds (git status, git log).';
  for (const config of ['vite.config.ts', 'vite.processes.config.ts']) {
    const args = [vite, 'build', '--config', config];
    await runOrFail(node24(), args, 'The application could not be built:', advice, {
      env: node24Environment(),
    });
  }
}

/** Names, sizes and times of the sources: a second start must not read every file. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources.map((path) => inProject(path)).filter(existsSync)) addTo(hash, source);
  for (const path of settings) hash.update(readFileSync(inProject(path)));
  return hash.digest('hex');
}

function addTo(hash, path) {
  const { mtimeMs, size } = statSync(path);
  if (!statSync(path).isDirectory()) {
    hash.update(`${path} ${size} ${mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) if (isSource(name)) addTo(hash, join(path, name));
}

/** paraglide/ is a product of the build, and tests are not part of it. */
const isSource = (name) => name !== 'paraglide' && !/\.test\.ts$/.test(name);

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}
