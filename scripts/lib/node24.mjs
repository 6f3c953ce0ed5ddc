import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { inProject } from './project.mjs';
import { PlainError } from './terminal.mjs';

const wanted = 24;

const isNewEnough = (version) => Number(version.split('.')[0]) >= wanted;

/**
 * The program of Node 24 or later: the one that runs this script, or the one npm brought for this machine.
 * @throws {PlainError} when npm has none for this machine
 */
export function node24() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const brought = inProject('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(brought)) return brought;
  throw new PlainError(
    `Virage runs on Node ${wanted}; this is Node ${process.versions.node}, and npm brings no Node ${wanted} for ` +
      `${process.platform} on ${process.arch}. Install Node ${wanted} from https://nodejs.org and start again.`,
  );
}

/** Environment in which every tool that asks for `node` gets Node 24. */
export function node24Environment(extra = {}) {
  const path = [dirname(node24()), inProject('node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}
