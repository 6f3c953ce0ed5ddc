import path from 'node:path';
import { migrate } from '#platform/db/migrate.ts';
import { joinPostgres } from '#platform/postgres/supervisor.ts';
import { closeRuntime, createRuntime, setRuntime, type Runtime } from '#platform/runtime.ts';
import type { Command } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { configFromEnvironment } from './process.ts';

// npm run virage -- <command>: what an operator does, on the data of npm start or the server of DATABASE_URL.
const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command) await runCommand(command).catch(fail);
else printCommands();

async function runCommand(command: Command): Promise<void> {
  if ('runAlone' in command) return command.runAlone(args);
  const dataDir = path.resolve(process.env.VIRAGE_DATA_DIR ?? '.virage/data');
  const postgres = process.env.DATABASE_URL
    ? null
    : await joinPostgres({ dataDir, log: (line) => console.log(line) });
  try {
    await withRuntime(postgres?.url, (runtime) => command.run(runtime, args));
  } finally {
    await postgres?.stop();
  }
}

async function withRuntime(
  databaseUrl: string | undefined,
  work: (runtime: Runtime) => Promise<void>,
): Promise<void> {
  const config = configFromEnvironment({ databaseUrl, logLevel: 'warn' });
  await migrate(config.databaseUrl);
  const runtime = createRuntime(config, { name: 'command', connections: 4 });
  setRuntime(runtime);
  try {
    await work(runtime);
  } finally {
    await closeRuntime(runtime);
  }
}

function printCommands(): void {
  if (name) console.error(`There is no command "${name}".`);
  console.log('Commands:');
  for (const [title, { usage, summary }] of Object.entries(commands))
    console.log(`  ${`${title} ${usage}`.padEnd(34)} ${summary}`);
  process.exitCode = name ? 2 : 0;
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
