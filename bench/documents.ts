import { performance } from 'node:perf_hooks';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildDeliverable } from '../src/areas/strategy/deliverable/index.ts';
import { writtenDocument } from '../src/areas/strategy/deliverable/testing/document.ts';
import { renderPlan, type PlanStep } from '../src/areas/strategy/server/deliverable/render-plan.ts';
import { milliseconds, percentile, printHeader } from './support/machine.ts';

// How long a firm waits for its digital plan: an invented strategy with every section written and nine sheets, as the
// job makes it, PDF and then Word. The first of a process also loads the compiler, the typeface and the drawings.
const TIMES = 20;
const ROOT = path.resolve(import.meta.dirname, '..');

const versionOf = (name: string): string =>
  (
    JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

printHeader('Digital plans', {
  'typst-ts-node-compiler': versionOf('@myriaddreamin/typst-ts-node-compiler'),
  docx: versionOf('docx'),
});

const measures: Record<'pdf' | 'word' | 'all', number[]> = { pdf: [], word: [], all: [] };
const first = await measure(0);
console.log(
  `first of a process: PDF ${milliseconds(first.pdf)}, Word ${milliseconds(first.word)}, both ${milliseconds(first.all)}` +
    ` · ${first.pages} pages, ${first.bytes.pdf} and ${first.bytes.word} bytes`,
);

for (let time = 1; time <= TIMES; time += 1) {
  const { pdf, word, all } = await measure(time);
  measures.pdf.push(pdf);
  measures.word.push(word);
  measures.all.push(all);
}
for (const [name, times] of Object.entries(measures))
  console.log(
    `${name.padEnd(5)} p50 ${milliseconds(percentile(times, 0.5))}  p95 ${milliseconds(percentile(times, 0.95))}  of ${TIMES}`,
  );
process.exit(0);

/** Another firm's plan each time: what the compiler remembers of the last one must not count. */
async function measure(time: number) {
  const { firm, initiatives } = writtenDocument();
  const given = writtenDocument({
    version: time + 1,
    firm: { ...firm, legalName: `Usinage ${time} du Fjord inc.` },
    initiatives: initiatives.map((sheet) => ({ ...sheet, problem: `${sheet.problem} ${time}.` })),
  });
  const plan = buildDeliverable(given, { locale: 'fr', changedOn: '2026-11-18' });
  const start = performance.now();
  let halfway = start;
  const onStep = (step: PlanStep): void => {
    if (step === 'word') halfway = performance.now();
  };
  const { pdf, word, pages } = await renderPlan(plan, ROOT, onStep);
  const end = performance.now();
  return {
    pages,
    bytes: { pdf: pdf.byteLength, word: word.byteLength },
    pdf: halfway - start,
    word: end - halfway,
    all: end - start,
  };
}
