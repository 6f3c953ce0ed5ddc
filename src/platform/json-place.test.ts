import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInJson, type JsonPath } from './json-place.ts';

/** Every path of a value, with the value it leads to. */
function everyPath(value: unknown, path: JsonPath = []): { path: JsonPath; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    everyPath(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [{ path, value }, ...inner];
}

describe('the place of a value in a JSON text', () => {
  it('is the line and column where it begins', () => {
    const json = '{\n  "name": { "fr": "Oui" },\n  "rows": [\n    1,\n    { "id": "a\\"]" }, true ]\n}';
    expect(placeInJson(json, ['name', 'fr'])).toEqual({ line: 2, column: 19 });
    expect(placeInJson(json, ['rows', 1, 'id'])).toEqual({ line: 5, column: 13 });
    expect(placeInJson(json, ['rows', 2])).toEqual({ line: 5, column: 23 });
    expect(placeInJson(json, [])).toEqual({ line: 1, column: 1 });
  });

  it('of something missing is that of what should hold it', () => {
    expect(placeInJson('{\n "a": {\n  "b": 1 } }', ['a', 'c', 'd'])).toEqual({ line: 2, column: 7 });
  });

  it('holds for any value, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (given, indent) => {
        const text = JSON.stringify(given, null, indent);
        const value: unknown = JSON.parse(text);
        for (const { path, value: inner } of everyPath(value)) {
          const { line, column } = placeInJson(text, path);
          const rest = text
            .split('\n')
            .slice(line - 1)
            .join('\n')
            .slice(column - 1);
          const first = JSON.stringify(inner);
          expect(rest.startsWith(typeof inner === 'object' && inner !== null ? first[0]! : first)).toBe(true);
        }
      }),
    );
  });
});
