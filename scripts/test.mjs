import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './lib/build.mjs';
import { installMissing, npm } from './lib/install.mjs';
import { node24, node24Environment } from './lib/node24.mjs';
import { run } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { begin, main, PlainError, red } from './lib/terminal.mjs';

// npm test [-- --only unit,db] [-- <filter for test files>]
// The build comes first: the type check reads what it generates.

const showAll = process.env.CI === 'true';

const steps = [
  { name: 'check', title: 'Types', reads: true },
  { name: 'lint', title: 'Lint and formatting', reads: true },
  { name: 'boundaries', title: 'Boundaries between areas', reads: true },
  { name: 'unit', title: 'Unit tests', run: vitest },
  { name: 'db', title: `Database tests on ${databaseName()}`, run: vitest },
  { name: 'e2e', title: 'Browser journeys', run: vitest },
];

const totals = { passed: 0, failed: 0 };

await main(async () => {
  const { chosen, filters } = readArguments();
  await installMissing();
  const built = await build();
  totals.failed += await readTogether(chosen.filter(({ reads }) => reads));
  for (const step of chosen.filter(({ reads }) => !reads)) {
    const { passed, failed } = built || step.name !== 'e2e' ? await runStep(step, filters) : skip(step);
    totals.passed += passed;
    totals.failed += failed;
  }
  return totals.failed > 0 ? 1 : 0;
});
// Nothing ran and yet it failed, for want of packages, say. Whoever reads only the last line must see it.
if (process.exitCode !== 0 && totals.failed === 0) totals.failed = 1;
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);

function readArguments() {
  const options = { only: { type: 'string', multiple: true } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const names = values.only?.flatMap((list) => list.split(',')) ?? steps.map((step) => step.name);
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new PlainError(
      `There is no step "${unknown}". There are: ${steps.map((step) => step.name).join(', ')}.`,
    );
  }
  return { chosen: steps.filter((step) => names.includes(step.name)), filters: positionals };
}

/** A build that fails counts as one failure, and the other steps still say what they find. */
async function build() {
  try {
    await buildIfChanged();
    return true;
  } catch (error) {
    process.stdout.write(`\n${error.message}\n\n`);
    totals.failed += 1;
    return false;
  }
}

function skip(step) {
  process.stdout.write(`${red('✗')} ${step.title}  not run: the application was not built\n`);
  return { passed: 0, failed: 1 };
}

/** What only reads the sources uses one core each: they run at once, and what failed is shown one after the other. */
async function readTogether(together) {
  if (together.length === 0) return 0;
  const end = begin(together.map(({ title }) => title).join(', '));
  const results = await Promise.all(
    together.map(async ({ name, title }) => ({ title, ...(await npmScript(name)) })),
  );
  const wrong = results.filter(({ code }) => code !== 0);
  end(wrong.length === 0);
  for (const { title, output } of wrong) process.stdout.write(`\n${red('✗')} ${title}\n${output.trim()}\n\n`);
  return wrong.length;
}

/** One step that fails without a failed test (types, lint, a crash) counts as one failure. */
async function runStep(step, filters) {
  const end = begin(step.title, !showAll);
  const { code, output, passed = 0, failed = 0, skipped = 0 } = await step.run(step.name, filters);
  const ok = code === 0 && failed === 0;
  const counts = [
    passed && `${passed} passed`,
    failed && `${failed} failed`,
    skipped && `${skipped} skipped`,
  ];
  end(ok, counts.filter(Boolean).join(', '));
  if (!ok && !showAll) process.stdout.write(`\n${output.trim()}\n\n`);
  return { passed, failed: ok ? 0 : Math.max(failed, 1) };
}

function npmScript(name) {
  return npm(['run', '--silent', name], { env: node24Environment() });
}

/** Runs one vitest project; the counts come from its JSON report, the text is for people. */
async function vitest(project, filters) {
  const folder = mkdtempSync(join(tmpdir(), 'virage-report-'));
  const report = join(folder, 'report.json');
  const program = inProject('node_modules', 'vitest', 'vitest.mjs');
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  try {
    const result = await run(node24(), [program, ...args, ...filters], {
      env: node24Environment(),
      show: showAll,
    });
    return { ...result, ...readReport(report) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: report.numPassedTests, failed: failures(report), skipped: report.numPendingTests };
  } catch {
    // vitest ended before it wrote one; its exit code says so.
    return {};
  }
}

/** A file that does not load has no test to fail; it counts as one. */
function failures(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return report.numFailedTests + broken.length;
}

/** Which server the database tests use, without the password that the address may hold. */
function databaseName() {
  if (!process.env.DATABASE_URL) return 'the embedded PostgreSQL';
  try {
    return new URL(process.env.DATABASE_URL).host;
  } catch {
    return 'DATABASE_URL';
  }
}
