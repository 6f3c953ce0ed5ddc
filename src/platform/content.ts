import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { currentRuntime } from './runtime.ts';

const kept = new Map<string, unknown>();

/**
 * A file of `content/` as plain data: `readContent('reference/naics')`. Read once a process, because a published
 * version never changes; the caller checks its shape. Small files only: the first reading is synchronous.
 * @throws Error when there is no such file, or it is not JSON: a fault of ours.
 */
export function readContent(name: string): unknown {
  const file = path.join(currentRuntime().config.root, 'content', `${name}.json`);
  if (!kept.has(file)) kept.set(file, JSON.parse(readFileSync(file, 'utf8')));
  return kept.get(file);
}

/** Names, as `readContent` takes them, of the files in a folder of `content/` and under it: `listContent('frameworks')`. */
export function listContent(folder: string): string[] {
  const found = readdirSync(path.join(currentRuntime().config.root, 'content', folder), {
    recursive: true,
    encoding: 'utf8',
  });
  return found
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name.slice(0, -'.json'.length).replaceAll(path.sep, '/')}`)
    .sort();
}
