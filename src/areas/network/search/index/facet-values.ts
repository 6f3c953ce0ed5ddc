import type { FacetName } from '../engine.ts';
import type { SupplierDocument } from '../document.ts';

/** `region:02`: a value as it is counted and filtered by, without those of concepts. */
export const facetValue = (facet: FacetName, value: string): string => `${facet}:${value}`;

/** Each value of a document once; what is not known is no value. */
export function facetValues(document: SupplierDocument): string[] {
  const { regionCode, sizeClass, roles, languages, markets, openNow } = document;
  const values: [FacetName, readonly string[]][] = [
    ['region', [regionCode]],
    ['size', [sizeClass]],
    ['role', roles],
    ['language', languages],
    ['market', markets],
    ['open', openNow ? ['yes'] : []],
  ];
  return values.flatMap(([facet, list]) =>
    [...new Set(list)].filter((value) => value !== '').map((value) => facetValue(facet, value)),
  );
}
