import { parse } from 'csv-parse/sync';
import { scoreRecords, type Scored } from '../../src/areas/companies/matching/dedupe.ts';
import { tokensField } from '../../src/areas/companies/matching/field-tokens.ts';
import { numberField } from '../../src/areas/companies/matching/field-values.ts';
import type { Plan } from '../../src/areas/companies/matching/register.ts';
import { fold, unique, words } from '../../src/areas/companies/matching/text.ts';
import { acceptedPairs, fuzzballRule, trigramRule, type Rule } from './baselines.ts';
import { bestPartners } from './link.ts';
import { columns, heading, line, printCalibration, rate, read, timed } from './print.ts';
import { calibration, quality } from './score.ts';

interface Product {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly price: string;
  readonly shop: number;
}

/** `KDL-19M4000` is one word: makers and shops put their dashes where they like. */
const textWords = (text: string): string[] =>
  unique(chunks(text).flatMap((chunk) => (/\d/.test(chunk) ? [packed(chunk)] : words(chunk))));
const modelNumbers = (text: string): string[] =>
  unique(
    chunks(text)
      .filter((chunk) => /\d/.test(chunk))
      .map(packed),
  ).filter((code) => code.length >= 4);
const chunks = (text: string): string[] =>
  fold(text)
    .split(/[\s/,()]+/)
    .filter((chunk) => /[a-z0-9]/.test(chunk));
const packed = (chunk: string): string => chunk.replace(/[^a-z0-9]/g, '');

const both = (product: Product): string => `${product.name} ${product.description}`;
const LONG_TEXT = [0.05, 0.15, 0.25, 0.35, 0.15];

const PRODUCTS: Plan<Product> = {
  fields: [
    tokensField({ name: 'name', texts: ({ name }) => [textWords(name)], show: ({ name }) => name }),
    tokensField({
      name: 'model',
      given: ['name'],
      texts: (product) => [modelNumbers(both(product))],
      show: both,
      expectedLikeness: LONG_TEXT,
    }),
    tokensField({
      name: 'text',
      given: ['name'],
      texts: (product) => [textWords(both(product))],
      show: both,
      expectedLikeness: LONG_TEXT,
    }),
    numberField({ name: 'price', read: ({ price }) => Number(price) || undefined }),
  ],
  keys: (product) => ({
    fixed: modelNumbers(both(product)).map((code) => `c:${code}`),
    texts: [textWords(product.name), textWords(product.description)],
  }),
  source: ({ shop }) => shop,
};

const load = (file: string): Record<string, string>[] =>
  parse(read(`abt-buy/${file}`), { columns: true, delimiter: '|', quote: null });

/** Products of two shops, linked by the same engine with other fields: nothing in it is about firms. */
export async function benchProducts(): Promise<void> {
  const products = ['abt.csv', 'buy.csv'].flatMap((file, shop) =>
    load(file).map((row) => ({ ...row, shop }) as unknown as Product),
  );
  const truth = new Set(load('gt.csv').map((row) => `${row['D1'] ?? ''}|${row['D2'] ?? ''}`));
  const isTrue = (a: number, b: number): boolean =>
    truth.has(`${products[a]?.id ?? ''}|${products[b]?.id ?? ''}`);
  heading(`Products: ${String(products.length)} of two shops (abt-buy), each shop's list clean`);
  const [scored, milliseconds] = timed(() => scoreRecords(products, PRODUCTS));
  const linked = bestPartners(scored.pairs);
  const chosen = linked.chosen.filter(([, , probability]) => probability >= 0.5);
  const right = chosen.filter(([a, b]) => isTrue(a, b)).length;
  columns();
  line(
    'Virage, linked when likelier than not',
    quality(right, chosen.length, truth.size),
    rate(products.length, milliseconds),
  );
  await rules(products, scored, isTrue, truth.size);
  printCalibration(calibration(linked.pairs, isTrue));
}

async function rules(products: Product[], scored: Scored, isTrue: Rule, total: number): Promise<void> {
  const names = products.map(({ name }) => name);
  const judge = (rule: Rule) => {
    const accepted = acceptedPairs(scored.register, rule);
    return quality(accepted.filter(([a, b]) => isTrue(a, b)).length, accepted.length, total);
  };
  line('name, half the trigrams, same candidates', judge(trigramRule(names, 0.5)));
  const fuzzball = await fuzzballRule(names);
  if (fuzzball !== undefined) line('fuzzball token_set_ratio, same candidates', judge(fuzzball));
}
