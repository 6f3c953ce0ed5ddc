import fc from 'fast-check';
import type { SupplierDocument } from '../document.ts';
import type { SearchFilters } from '../engine.ts';
import { does } from './documents.ts';

export const anySupplier = fc.record({
  regionCode: fc.constantFrom('', '02', '06'),
  languages: fc.uniqueArray(fc.constantFrom('fr', 'en', 'de')),
  openNow: fc.boolean(),
  concepts: fc
    .uniqueArray(fc.constantFrom('extrusion', 'aluminium-extrusion', 'forging', 'laser-cutting'))
    .map((ids) => does('process', ...ids).concepts),
});

export const anyFilters: fc.Arbitrary<SearchFilters> = fc.record(
  {
    regions: fc.uniqueArray(fc.constantFrom('02', '06', '17'), { minLength: 1 }),
    languages: fc.uniqueArray(fc.constantFrom('fr', 'de'), { minLength: 1 }),
    openNow: fc.constant(true),
  },
  { requiredKeys: [] },
);

/** The plain way to filter, and to count. */
export const passes = (
  { regionCode, languages, openNow }: SupplierDocument,
  filters: SearchFilters,
): boolean =>
  (!filters.regions || filters.regions.includes(regionCode)) &&
  (!filters.languages || languages.some((one) => filters.languages!.includes(one))) &&
  (!filters.openNow || openNow);

export function countOf(values: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values.flat()) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
