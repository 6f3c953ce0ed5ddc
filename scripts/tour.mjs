import { buildIfChanged } from './lib/build.mjs';
import { installMissing } from './lib/install.mjs';
import { node24, node24Environment } from './lib/node24.mjs';
import { handOver } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { main } from './lib/terminal.mjs';

// npm run tour: pictures of every page as each persona, into tour/.
await main(async () => {
  await installMissing();
  await buildIfChanged();
  return handOver(node24(), [inProject('e2e', 'tour.ts'), ...process.argv.slice(2)], node24Environment());
});
