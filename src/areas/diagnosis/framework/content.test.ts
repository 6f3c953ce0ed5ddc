import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFramework } from './coherence.rules.ts';
import { checkMappings } from './mapping.rules.ts';
import { formatPath } from './problem.ts';

const folder = new URL('../../../../content/frameworks/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name: name.replaceAll('\\', '/'),
    json: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown,
  }));

describe('the frameworks that ship', () => {
  it.each(files)('$name holds together in every reference, text, weight and band', ({ json }) => {
    const { problems } = checkFramework(json);
    expect(problems.map(({ path, message }) => `${formatPath(path)}: ${message.en}`)).toEqual([]);
  });

  it.each(files)('$name is where its id and version say', ({ name, json }) => {
    expect(json).toMatchObject({ id: name.split('/')[0], version: Number.parseInt(name.split('/')[1]!) });
  });

  it('map only what exists in the older version, question for question', () => {
    const frameworks = files.flatMap(({ json }) => checkFramework(json).framework ?? []);
    expect(frameworks.flatMap((framework) => checkMappings(framework, frameworks))).toEqual([]);
  });

  it.each(files)('$name is worded in typographic French', ({ name, json }) => {
    const loose = frenchTexts(json).filter((said) =>
      /[^\s\u00a0][:;?!»%$]|\s(?<!\u00a0)[:;?!»%$]|'/u.test(said),
    );
    expect(loose.map((said) => `${name}: ${said}`)).toEqual([]);
  });
});

function frenchTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'fr' in value && typeof value.fr === 'string' ? [value.fr] : [];
  return [...own, ...Object.values(value).flatMap(frenchTexts)];
}
