import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNarrowed, readAsked, toQuery, toSearchInput, withoutValue } from './search-query.ts';

const asked = (query: string) => readAsked(new URLSearchParams(query));

it('what is asked stands in the address, and is read from it again', () => {
  const query =
    'q=Strangpressen+2.000+t&regions=02&regions=03&openNow=true&near=boston&km=500&pressTonnes=2000&page=2';
  expect(toQuery(asked(query))).toBe(query);
  expect(asked(query).lists.regions).toEqual(['02', '03']);
});

it('any address is read, and reading its question again changes nothing', () => {
  const pair = fc.tuple(
    fc.constantFrom('q', 'regions', 'km', 'near', 'page', 'pressTonnes', 'openNow', 'x'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const query = toQuery(readAsked(new URLSearchParams(pairs)));
      expect(toQuery(asked(query))).toBe(query);
    }),
    { numRuns: 50 },
  );
});

it('nonsense in an address is left out', () => {
  const read = asked('near=atlantis&km=-3&page=abc&pressTonnes=much&maxLengthMm=-5&regions=<script>');
  expect(toQuery(read)).toBe('');
  expect(isNarrowed(read)).toBe(false);
  expect(isNarrowed(asked('q=press'))).toBe(false);
});

it('a filter taken away goes back to the first page', () => {
  const left = withoutValue(asked('regions=02&regions=03&page=3'), 'regions', '02');
  expect(toQuery(left)).toBe('regions=03');
});

it('a place becomes its point, a page becomes an offset', () => {
  expect(toSearchInput(asked('near=boston&page=3'))).toMatchObject({ latitude: 42.36, km: 200, offset: 40 });
});
