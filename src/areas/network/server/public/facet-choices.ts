import { regionName } from '#areas/companies/server/index.ts';
import type { Language } from '../../capabilities/index.ts';
import { publicPath } from '../../public/index.ts';
import { conceptName } from '../../search/reason.rules.ts';
import type { FacetCount } from '../../search/engine.ts';
import { knownConcepts } from '../profile/index.ts';

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

/** Concepts of the thesaurus that the product ships; those of a classification that was imported have no page. */
export const conceptChoices = (counts: readonly FacetCount[] = [], language: Language): Choice[] =>
  counts.flatMap(({ value, count }) => {
    const concept = knownConcepts().get(value);
    if (!concept) return [];
    const path = concept.kind === 'certificate' ? publicPath.certificate : publicPath.capability;
    return [{ value, count, label: conceptName(concept, language), href: path(language, value) }];
  });
