import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { run } from './process.mjs';
import { inProject } from './project.mjs';
import { PlainError, step } from './terminal.mjs';

const stamp = inProject('node_modules', '.virage-installed');
const lockFile = inProject('package-lock.json');

/** Installs the packages of package-lock.json, unless exactly those are there. */
export async function installMissing() {
  if (!existsSync(lockFile))
    throw new PlainError('package-lock.json is missing: this is not a whole checkout of Virage.');
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (readText(stamp) === hash) return;
  if (!isInstalledByHand()) await step('Installing packages with npm', install);
  writeFileSync(stamp, hash);
}

async function install() {
  // No package's own install script runs: none is needed, and none of their code runs before ours.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = await npm(args);
  if (code === 0) return;
  throw new PlainError(
    `npm could not install the packages:\n\n${output.trim()}\n\n` +
      'Check that the npm registry can be reached (npm ping) and that the disk has 1 GB free, then run the same command again.',
  );
}

/**
 * Runs npm on the Node that started it. Not on the one in node_modules, which comes first in PATH inside an npm
 * script, and which "npm ci" deletes while working.
 */
export function npm(args, options = {}) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && node && existsSync(cli) && existsSync(node) && !node.includes('node_modules')) {
    return run(node, [cli, ...args], options);
  }
  const env = { ...(options.env ?? process.env) };
  env.PATH = env.PATH.split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { ...options, env });
}

/** Whether someone ran npm themselves: npm's own list of what it installed has every package at its version. */
function isInstalledByHand() {
  const hidden = readText(inProject('node_modules', '.package-lock.json'));
  if (hidden === undefined) return false;
  const there = JSON.parse(hidden).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).filter(
    ([path]) => path !== '',
  );
  return wanted.every(
    ([path, entry]) => there[path]?.version === entry.version || (entry.optional && !there[path]),
  );
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
