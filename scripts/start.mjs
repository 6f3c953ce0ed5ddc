import { buildIfChanged } from './lib/build.mjs';
import { installMissing } from './lib/install.mjs';
import { node24, node24Environment } from './lib/node24.mjs';
import { handOver } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { main } from './lib/terminal.mjs';

// npm start: from a fresh clone to a running application. Arguments go on to src/cli/serve.ts.
await main(async () => {
  await installMissing();
  await buildIfChanged();
  const dataDir = process.env.VIRAGE_DATA_DIR || inProject('.virage', 'data');
  const env = node24Environment({ VIRAGE_DATA_DIR: dataDir });
  return handOver(node24(), [inProject('src', 'cli', 'serve.ts'), ...process.argv.slice(2)], env);
});
