import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkThesaurus } from './coherence.rules.ts';
import { CONCEPT_KINDS } from './concept.ts';
import { formatProblem } from './problem.ts';

const folder = new URL('../../../../content/capabilities/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const { concepts, problems } = checkThesaurus(files.map(({ text }) => JSON.parse(text) as unknown));

describe('the thesaurus that ships', () => {
  it('is coherent: twelve terms, no undeclared ambiguity, a sound tree', () => {
    expect(problems.map((problem) => formatProblem(problem, 'en'))).toEqual([]);
  });

  it('has at least 600 concepts, some of every kind', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(600);
    expect(CONCEPT_KINDS.filter((kind) => !concepts.some((concept) => concept.kind === kind))).toEqual([]);
  });

  it('says things as the trade of each country does, with units and codes where there are some', () => {
    const { terms } = concepts.find(({ id }) => id === 'extrusion')!;
    const said = (['de', 'es', 'zh', 'ja'] as const).map((language) => terms[language].preferred);
    expect(said).toEqual(['Strangpressen', 'extrusión', '挤压', '押出']);
    for (const system of ['cpv', 'hs', 'naics'] as const)
      expect(concepts.filter(({ codes }) => codes[system].length > 0).length).toBeGreaterThan(50);
    expect(concepts.filter(({ units }) => units.length > 0).length).toBeGreaterThan(50);
  });

  it.each(files)('$name has one concept a line, so that a change shows as its line', ({ text }) => {
    const lines = text.trim().split('\n');
    const rewritten = (JSON.parse(text) as unknown[]).map((concept) => JSON.stringify(concept));
    expect(lines.slice(1, -1).map((line) => line.trim().replace(/,$/, ''))).toEqual(rewritten);
  });

  it('has only codes of the SCIAN where the register has its title', () => {
    const known = naicsCodes();
    const strange = concepts.flatMap(({ id, codes }) =>
      codes.naics
        .filter((code) => !known.has(code.slice(0, code.startsWith('3') ? 4 : 2)))
        .map((code) => `${id}: ${code}`),
    );
    expect(strange).toEqual([]);
  });
});

/** Sectors, one by one ("31-33" is 31, 32 and 33), and the manufacturing groups, to four digits. */
function naicsCodes(): Set<string> {
  const file = new URL('../../../../content/reference/naics.json', import.meta.url);
  const { sectors, manufacturing } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'sectors' | 'manufacturing',
    { code: string }[]
  >;
  return new Set([...sectors, ...manufacturing].map(({ code }) => code).concat('31', '32', '33', '48', '49'));
}
