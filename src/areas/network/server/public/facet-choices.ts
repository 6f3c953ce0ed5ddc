import { regionName } from '#areas/companies/server/index.ts';
import type { Language } from '../../capabilities/index.ts';
import { publicPath } from '../../public/index.ts';
import type { FacetCount } from '../../search/engine.ts';
import type { FoundTerms } from './find-suppliers.ts';

/** A value that results are counted by, in the reader's words. */
export interface Choice {
  value: string;
  label: string;
  count: number;
  href: string;
}

/** Québec's regions have an official French name; English alone has others for some. */
export const regionLabel = (code: string, language: Language): string =>
  regionName(code, language === 'en' ? 'en' : 'fr') ?? code;

export const regionChoices = (counts: readonly FacetCount[] = [], language: Language): Choice[] =>
  counts.map(({ value, count }) => ({
    ...{ value, count },
    label: regionLabel(value, language),
    href: publicPath.region(language, value),
  }));

/** Concepts by the terms that came with the results. */
export const conceptChoices = (counts: readonly FacetCount[] = [], terms: FoundTerms): Choice[] =>
  counts.flatMap(({ value, count }) => {
    const { name, href } = terms[value] ?? {};
    return name && href ? [{ value, count, label: name, href }] : [];
  });
