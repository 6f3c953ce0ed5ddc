import { existsSync, readdirSync } from 'node:fs';
import { buildIfChanged } from './lib/build.mjs';
import { installMissing } from './lib/install.mjs';
import { node24, node24Environment } from './lib/node24.mjs';
import { handOver } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { main, PlainError } from './lib/terminal.mjs';

// npm run bench -- <name> [arguments]: one measured comparison; without a name, all of them.
await main(async () => {
  const [name, ...rest] = process.argv.slice(2);
  const names = benchNames();
  if (name !== undefined && !names.includes(name)) {
    throw new PlainError(`There is no bench "${name}". There are: ${names.join(', ') || 'none yet'}.`);
  }
  await installMissing();
  await buildIfChanged();
  if (name !== undefined) return bench(name, rest);
  process.stdout.write(`Benches: ${names.join(', ')}. One alone: npm run bench -- <name>\n`);
  return benchAll(names);
});

/** Every file directly in bench/ is one bench; what they share is in folders below. */
function benchNames() {
  const folder = inProject('bench');
  if (!existsSync(folder)) return [];
  const isBench = (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts');
  return readdirSync(folder)
    .filter(isBench)
    .map((file) => file.slice(0, -3))
    .sort();
}

function bench(name, args) {
  return handOver(node24(), [inProject('bench', `${name}.ts`), ...args], node24Environment());
}

async function benchAll(names) {
  let worst = 0;
  for (const name of names) {
    process.stdout.write(`\n${name}\n`);
    worst = Math.max(worst, await bench(name, []));
  }
  return worst;
}
