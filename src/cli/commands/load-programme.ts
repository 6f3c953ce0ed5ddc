import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadProgramme } from '#areas/portfolio/server/index.ts';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { systemActor } from '#platform/use-case/index.ts';
import type { Command } from './command.ts';

/** "otn" is content/programmes/otn.json; anything with a dot or a slash is a file of the operator's own. */
export const loadProgrammeCommand: Command = {
  usage: '[name or file]',
  summary: 'Adds the initiatives, projects and figures of a programme file that are not there yet.',
  async run(runtime, [name = 'otn']) {
    const file = /[./\\]/.test(name)
      ? path.resolve(name)
      : path.join(runtime.config.root, 'content', 'programmes', `${name}.json`);
    const json: unknown = JSON.parse(await readFile(file, 'utf8'));
    const now = runtime.clock.now();
    const added = await asActor(runtime.db, systemActor, (tx) =>
      loadProgramme({ tx, now, newId: () => newId(now.getTime()) }, json),
    );
    console.log(
      Object.entries(added)
        .map(([what, count]) => `${count} ${what}`)
        .join(', ') + ' added; what was there already is unchanged.',
    );
  },
};
