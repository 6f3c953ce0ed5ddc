import { existsSync } from 'node:fs';
import { benchOrganisations } from './dedupe/organisations.ts';
import { dataFile, printMachine } from './dedupe/print.ts';
import { benchProducts } from './dedupe/products.ts';
import { benchRegister } from './dedupe/register.ts';

// Duplicate detection, measured: on two labelled sets of real records and on an invented register.
// `--quick` makes the register 100,000 records instead of 1,000,000.
const quick = process.argv.includes('--quick');

printMachine();
await benchRegister(quick ? 100_000 : 1_000_000);
if (existsSync(dataFile('chicago/sites.csv'))) await benchOrganisations();
else console.log('\nOrganisations: left out, the labelled set is not beside the project.');
if (existsSync(dataFile('abt-buy/abt.csv'))) await benchProducts();
else console.log('\nProducts: left out, the labelled set is not beside the project.');
