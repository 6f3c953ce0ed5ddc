import { buildIfChanged } from './lib/build.mjs';
import { installMissing } from './lib/install.mjs';
import { node24, node24Environment } from './lib/node24.mjs';
import { handOver } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { main } from './lib/terminal.mjs';

// npm start: from a fresh clone to a running application. Arguments go on to src/cli/serve.ts, as it was built.
await main(async () => {
  await installMissing();
  await buildIfChanged();
  const dataDir = process.env.VIRAGE_DATA_DIR || inProject('.virage', 'data');
  const env = node24Environment({
    VIRAGE_DATA_DIR: dataDir,
    // What Node compiled is kept for the next start.
    NODE_COMPILE_CACHE: inProject('build', 'compiled'),
  });
  return handOver(node24(), [inProject('build', 'cli', 'serve.js'), ...process.argv.slice(2)], env);
});
