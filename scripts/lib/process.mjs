import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.mjs';
import { PlainError } from './terminal.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in the checkout to its end and keeps what it prints.
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} options show: print as it comes instead of keeping
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = process.env, show = false } = {}) {
  return new Promise((done, failed) => {
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: root, env, stdio });
    const pieces = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => pieces.push(piece));
    child.once('error', failed);
    child.once('close', (code, signal) => {
      done({ code: exitCode(code, signal), output: Buffer.concat(pieces).toString('utf8') });
    });
  });
}

/** Like run, but a failure is an error that shows the program's own words and what to do. */
export async function runOrFail(command, args, whatFailed, advice, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new PlainError(`${whatFailed}\n\n${output.trim()}\n\n${advice}`);
}

/**
 * Hands the terminal over to a program until it ends: it prints directly, signals are passed on to it, its exit code is
 * ours.
 *
 * It gets its own process group, because Ctrl-C reaches the whole group and npm repeats the signal on top: the program
 * would see one Ctrl-C three times and take it for impatience. We pass on one a second. The channel lets it notice when
 * this process is killed.
 */
export function handOver(command, args, env) {
  return new Promise((done, failed) => {
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
    const child = spawn(command, args, { cwd: root, env, stdio, detached: true });
    let last = 0;
    for (const signal of signals) {
      process.on(signal, () => {
        if (Date.now() - last < 1000) return;
        last = Date.now();
        child.kill(signal);
      });
    }
    const watch = whenNpmIsGone(() => child.kill('SIGTERM'));
    child.once('error', failed);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      done(exitCode(code, signal));
    });
  });
}

/** Asked to end, npm ends the shell between it and us, and that shell passes nothing on: we see a new parent. */
function whenNpmIsGone(leave) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return undefined;
  return setInterval(() => process.ppid !== parent && leave(), 250);
}

function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 1);
}
