import { installMissing } from './lib/install.mjs';
import { node24, node24Environment } from './lib/node24.mjs';
import { handOver } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { main } from './lib/terminal.mjs';

// npm run virage -- <command>: the command line of the product, under Node 24, on the data of npm start.
await main(async () => {
  await installMissing();
  const dataDir = process.env.VIRAGE_DATA_DIR || inProject('.virage', 'data');
  const env = node24Environment({ VIRAGE_DATA_DIR: dataDir });
  return handOver(node24(), [inProject('src', 'cli', 'virage.ts'), ...process.argv.slice(2)], env);
});
