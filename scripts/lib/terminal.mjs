const live = Boolean(process.stdout.isTTY);
const coloured = live && !process.env.NO_COLOR;
const paint = (code) => (text) => (coloured ? `\x1b[${code}m${text}\x1b[0m` : text);

export const green = paint(32);
export const red = paint(31);
export const dim = paint(2);

/** A failure whose message tells a person what happened and what to do; shown without a stack. */
export class PlainError extends Error {}

/** `0.4 s`, `2 min 05 s` */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/**
 * Announces something that takes a while; the returned function says how it ended, on the same line if it can.
 * @param alone the end's line is enough where lines cannot be rewritten
 */
export function begin(title, alone = false) {
  const started = Date.now();
  if (live || !alone) process.stdout.write(`${dim('…')} ${title}${live ? '' : '\n'}`);
  return (ok, note = '') => {
    const mark = ok ? green('✓') : red('✗');
    const detail = dim([note, duration(Date.now() - started)].filter(Boolean).join(', '));
    process.stdout.write(`${live ? '\r\x1b[K' : ''}${mark} ${title}  ${detail}\n`);
  };
}

/** Does one thing a person is waiting for, and says how it ended and how long it took. */
export async function step(title, work) {
  const end = begin(title);
  try {
    const result = await work();
    end(true);
    return result;
  } catch (error) {
    end(false);
    throw error;
  }
}

/** Runs a script's body; a failure becomes a plain message and exit code 1. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    const text = error instanceof PlainError ? error.message : (error?.stack ?? String(error));
    process.stderr.write(`\n${red('✗')} ${text}\n`);
    process.exitCode = 1;
  }
}
