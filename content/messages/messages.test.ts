import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const areas = readdirSync(path.join(import.meta.dirname, 'fr'));
const read = (language: string, area: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, language, area), 'utf8')) as Record<string, unknown>;
/** A message is a text, or texts by what they count. */
const textsOf = (message: unknown): string[] =>
  typeof message === 'string' ? [message] : (JSON.stringify(message).match(/"(?:[^"\\]|\\.)*"/g) ?? []);
const placeholders = (message: unknown): string[] =>
  [...new Set(textsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

describe.each(areas)('%s', (area) => {
  const [french, english] = [read('fr', area), read('en', area)];

  it('says the same things in both languages, with the same values in them', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(french).sort());
    for (const key of Object.keys(french))
      expect(placeholders(english[key]), key).toEqual(placeholders(french[key]));
  });

  it('keeps French punctuation from the start of a line', () => {
    const loose = Object.entries(french).filter(
      ([, text]) =>
        typeof text === 'string' && (/[\p{L}\d»)’%] ?[;:?!](\s|$)/u.test(text) || / »|« /.test(text)),
    );
    expect(loose).toEqual([]);
  });
});
