import type { AnyOperation } from '#platform/use-case/index.ts';
import { searchSuppliers } from './search-suppliers.ts';
import { suggestSuppliers } from './suggest-suppliers.ts';

export { searchSuppliers, suggestSuppliers };
export { supplierSearch } from './search-host.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const searchOperations: AnyOperation[] = [suggestSuppliers, searchSuppliers];
