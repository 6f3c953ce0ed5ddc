import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { shippedThesaurus } from '#areas/network/search/testing/thesaurus.ts';
import { classified } from './search/classified.ts';
import { crossLingual, readLabels, type PairRecall } from './search/cross-lingual.ts';
import { ENGINES } from './search/engines.ts';
import { measureEngine } from './search/measure.ts';
import { printHeader } from './support/machine.ts';

// The search of suppliers, beside other engines on the same invented profiles and queries, and across languages.
//   npm run bench -- search [--part speed|languages] [--engine virage] [--size 1000000]
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const shared = path.resolve(import.meta.dirname, '../../shared/data');
const companies = path.join(shared, 'companies', 'company_descriptions_en.csv');
const labels = path.join(shared, 'cpv-dev.csv');
const SIZES = [10_000, 100_000, 1_000_000];

const [engine, size, part] = [option('engine'), option('size'), option('part')];
if (part === 'one') await measureEngine(engine!, Number(size), companies);
else {
  printHeader('Search of suppliers', {
    'real names and sentences': existsSync(companies) ? 'beside the project' : 'not there: all is invented',
  });
  if (part !== 'languages') measureAll();
  if (part !== 'speed') await measureLanguages();
}

/** Each engine and size in a process of its own, so that none inherits memory or warmth. */
function measureAll(): void {
  const sizes = size ? [Number(size)] : SIZES;
  for (const count of sizes)
    for (const [name, { most }] of Object.entries(ENGINES)) {
      if (engine && engine !== name) continue;
      if (count > most) {
        console.log(
          `${name.padEnd(11)} ${count.toLocaleString('en').padStart(9)}  left out: measured up to ${most.toLocaleString('en')}`,
        );
        continue;
      }
      const args = [
        '--max-old-space-size=12000',
        import.meta.filename,
        '--part',
        'one',
        '--engine',
        name,
        '--size',
        String(count),
      ];
      const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
      if (status !== 0) console.log(`${name} at ${count} did not come to its end (${status ?? 'stopped'}).`);
    }
}

async function measureLanguages(): Promise<void> {
  if (!existsSync(labels))
    return console.log('\nAcross languages: left out, the labels are not beside the project.');
  const rows = readLabels(labels);
  const thesaurus = shippedThesaurus();
  console.log(`\nAcross languages: ${rows.length} labels, recall@10 (rows: the query; columns: the profile)`);
  print(crossLingual(rows, thesaurus));
  console.log('\nThe same after virage thesaurus import of these codes');
  print(
    crossLingual(rows, { ...thesaurus, concepts: [...thesaurus.concepts, ...(await classified(labels))] }),
  );
}

function print(recall: PairRecall): void {
  const languages = [...recall.keys()];
  console.log(`    ${languages.map((language) => language.padStart(5)).join('')}`);
  for (const [query, row] of recall)
    console.log(`  ${query}${languages.map((profile) => row.get(profile)!.toFixed(2).padStart(5)).join('')}`);
  const pairs = languages.flatMap((query) =>
    languages.filter((profile) => profile !== query).map((profile) => recall.get(query)!.get(profile)!),
  );
  const mean = pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
  console.log(`  mean of two languages ${mean.toFixed(3)}, least ${Math.min(...pairs).toFixed(3)}`);
}
