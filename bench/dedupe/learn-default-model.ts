import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { MatchRecord } from '../../src/areas/companies/matching/index.ts';
import { findDuplicates } from '../../src/areas/companies/server/find-duplicates.ts';
import { syntheticRegister } from './generator.ts';

// Writes the model that ships, learnt on an invented register (`node bench/dedupe/learn-default-model.ts`).
// Run it again when fields or levels change.
const RECORDS = 200_000;
const SEED = 11;
const FILE = fileURLToPath(new URL('../../src/areas/companies/matching/default-model.json', import.meta.url));

function* records(): Generator<MatchRecord[]> {
  for (const batch of syntheticRegister(RECORDS, SEED)) yield batch.map(({ record }) => record);
}

/** Four digits are more than the estimate holds, and keep the file small. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;

const { model } = await findDuplicates(records());
writeFileSync(FILE, await format(JSON.stringify(model, rounded), { parser: 'json', printWidth: 110 }));
console.log(
  `${FILE}: learnt on ${String(RECORDS)} records, ${model.parameters.pairsPerRecord.toFixed(3)} true pairs a record`,
);
