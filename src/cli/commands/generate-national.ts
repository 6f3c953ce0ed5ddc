import type { Runtime } from '#platform/runtime.ts';
import { asActor } from '#platform/db/scope.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { generateContent } from '../generate/content.ts';
import { loadBatches } from '../generate/load.ts';
import { generateNational } from '../generate/national.ts';
import type { Command } from './command.ts';

/** 150,000 firms, 60 projects, 400,000 participations; smaller by a share: "0.1". All or nothing. */
export const generateNationalCommand = {
  usage: '[share]',
  summary: 'Adds an invented national data set, for measuring.',
  async run(runtime: Runtime, [share = '1']: string[]) {
    const size = Number(share);
    if (!(size > 0 && size <= 1))
      throw new Error(`The share is "${share}": expected a number above 0, 1 at most.`);
    const options = {
      seed: 1,
      firms: Math.round(150_000 * size),
      participations: Math.round(400_000 * size),
    };
    const start = performance.now();
    await asActor(runtime.db, systemActor, (tx) =>
      loadBatches(tx, generateNational(options, generateContent()), {
        now: runtime.clock.now(),
        bulk: true,
        say: showProgress,
      }),
    );
    await runtime.pool.query('analyze');
    console.log(`\nLoaded in ${Math.round((performance.now() - start) / 1000)} s.`);
  },
} satisfies Command;

const showProgress = (line: string): void => void (process.stdout.isTTY && process.stdout.write(`\r${line}`));
