import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Command } from './command.ts';

const OPTIONS = [
  '--dialect',
  'postgres',
  '--camel-case',
  '--date-parser',
  'string',
  '--default-schema',
  'public',
];
const FILE = 'src/platform/db/schema.ts';

/** For those who change the database: writes the types of its tables anew. */
export const typesCommand: Command = {
  usage: '',
  summary: 'Writes the types of the tables anew, from the migrated database (for developers).',
  async run({ config }) {
    const program = [
      '--include-pattern',
      'public.*',
      '--type-mapping',
      '{"int8":"number"}',
      '--out-file',
      FILE,
    ];
    const child = spawn('node_modules/.bin/kysely-codegen', [...OPTIONS, ...program], {
      cwd: config.root,
      env: { ...process.env, DATABASE_URL: config.databaseUrl },
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`The types were not written (kysely-codegen ended with ${code}).`);
  },
};
