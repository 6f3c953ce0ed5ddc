import type { TemplateFamily } from '../../catalogue/index.ts';
import { findTemplate, publishedCatalogue } from '../catalogue/index.ts';

/** The ids that the catalogue knows. */
export const templateIds = (): ReadonlySet<string> =>
  new Set(publishedCatalogue().templates.map(({ id }) => id));

/** The family of a template; null for none, and for one that the catalogue no longer has. */
export const familyOf = (id: string | null): TemplateFamily | null =>
  id === null ? null : (findTemplate(id)?.family ?? null);
