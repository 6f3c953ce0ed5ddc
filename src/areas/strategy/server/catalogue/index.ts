import type { AnyOperation } from '#platform/use-case/index.ts';
import { getTemplate, listTemplates } from './read-catalogue.ts';

export { exportCatalogue } from './export-catalogue.ts';
export { proposalsFor } from './propose-for.ts';
export { findTemplate, publishedCatalogue } from './published.ts';
export { getTemplate, listTemplates };

export const catalogueOperations: AnyOperation[] = [listTemplates, getTemplate];
