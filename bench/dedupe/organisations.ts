import { parse } from 'csv-parse/sync';
import { clusters } from '../../src/areas/companies/matching/cluster.ts';
import {
  COMPANY_PLAN,
  DEFAULT_THRESHOLDS,
  type MatchRecord,
} from '../../src/areas/companies/matching/index.ts';
import { scoreRecords } from '../../src/areas/companies/matching/dedupe.ts';
import { acceptedPairs, exactGroups, fuzzballRule, linkedGroups, trigramRule } from './baselines.ts';
import { columns, heading, line, printCalibration, rate, read, timed } from './print.ts';
import { calibration, pairwise } from './score.ts';

interface Site {
  readonly 'True Id': string;
  readonly 'Site name': string;
  readonly Address: string;
  readonly Zip: string;
  readonly Phone: string;
}

const asRecord = (site: Site): MatchRecord => ({
  names: [site['Site name']],
  address: site.Address,
  postalCode: site.Zip,
  phone: site.Phone,
});

/** Real organisations from nine agencies' lists. The truth is read to score, after everything was decided. */
export async function benchOrganisations(): Promise<void> {
  const sites = parse<Site>(read('chicago/sites.csv'), { columns: true });
  const records = sites.map(asRecord);
  heading(
    `Organisations: ${String(records.length)} records of several agencies (chicago), nothing learnt from labels`,
  );
  const [scored, milliseconds] = timed(() => scoreRecords(records, COMPANY_PLAN));
  const group = (cut: number): Uint32Array =>
    clusters(scored.pairs, scored.probability, { records: records.length, cut });
  const [groups, grouping] = timed(() => group(0.5));
  const truth = sites.map((site) => site['True Id']);
  columns();
  line(
    'Virage, joined when likelier than not',
    pairwise(groups, truth),
    rate(records.length, milliseconds + grouping),
  );
  line(
    `Virage, joined alone (from ${String(DEFAULT_THRESHOLDS.same)})`,
    pairwise(group(DEFAULT_THRESHOLDS.same), truth),
  );
  line('exact address', pairwise(exactGroups(sites.map((site) => site.Address)), truth));
  const texts = sites.map((site) => `${site['Site name']} ${site.Address}`);
  await rules(texts, truth, scored.register);
  printCalibration(calibration(scored.pairs, (a, b) => truth[a] === truth[b]));
}

async function rules(
  texts: string[],
  truth: string[],
  register: Parameters<typeof acceptedPairs>[0],
): Promise<void> {
  const grouped = (rule: Parameters<typeof acceptedPairs>[1]): number[] =>
    linkedGroups(acceptedPairs(register, rule), texts.length);
  line(
    'name and address, half the trigrams, same candidates',
    pairwise(grouped(trigramRule(texts, 0.5)), truth),
  );
  const fuzzball = await fuzzballRule(texts);
  if (fuzzball === undefined)
    console.log('  fuzzball is not installed: left out (npm install --no-save fuzzball adds it)');
  else line('fuzzball token_set_ratio, same candidates', pairwise(grouped(fuzzball), truth));
}
