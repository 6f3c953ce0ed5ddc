import type { AnyOperation } from '#platform/use-case/index.ts';
import { findSuppliers } from './find-suppliers.ts';
import { listOpenData } from './open-data.ts';
import { readCapability } from './read-capability.ts';
import { readSupplier } from './read-supplier.ts';
import { recentSuppliers } from './recent-suppliers.ts';
import { listSitemaps, readSitemap } from './sitemap.ts';
import { supplierOfFirm } from './supplier-of-firm.ts';

export {
  findSuppliers,
  listSitemaps,
  readCapability,
  readSitemap,
  readSupplier,
  recentSuppliers,
  supplierOfFirm,
};
export * from './facet-choices.ts';
export * from './link-picture.ts';
export * from './open-data.ts';
export * from './search-facets.ts';
export * from './widget.ts';
export type { SupplierCard } from './card.ts';
export type { ConceptLink } from './concept-links.ts';
export type { FoundPage, FoundSupplier } from './find-suppliers.ts';
export type { CapabilityPage } from './read-capability.ts';
export { SUPPLIER_GONE, type SupplierPage } from './read-supplier.ts';

export const publicOperations: AnyOperation[] = [
  findSuppliers,
  readSupplier,
  readCapability,
  recentSuppliers,
  listSitemaps,
  readSitemap,
  supplierOfFirm,
  listOpenData,
];
