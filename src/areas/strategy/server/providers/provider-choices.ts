import type { Locale } from '#platform/text.ts';
import { regionChoices, sectorFilters } from '#areas/companies/server/index.ts';
import { familyName, TEMPLATE_FAMILIES } from '../../catalogue/index.ts';
import { languageName } from '../../providers/labels.ts';
import { SERVICE_LANGUAGES } from '../../providers/provider.ts';
import { publishedCatalogue } from '../catalogue/index.ts';

interface Choice {
  value: string;
  label: string;
  group?: string;
}

export interface ProviderChoices {
  regions: Choice[];
  sectors: Choice[];
  languages: Choice[];
  families: Choice[];
  templates: Choice[];
}

/** What can be said of a provider, in the reader's language: for its form, for filters and for names on its page. */
export function providerChoices(locale: Locale): ProviderChoices {
  return {
    regions: regionChoices(locale),
    sectors: sectorFilters(locale).filter(({ value }) => value.length === 3),
    languages: SERVICE_LANGUAGES.map((value) => ({ value, label: languageName(value, locale) })),
    families: TEMPLATE_FAMILIES.map((value) => ({ value, label: familyName(value, locale) })),
    templates: TEMPLATE_FAMILIES.flatMap((family) =>
      publishedCatalogue()
        .templates.filter((template) => template.family === family)
        .map(({ id, title }) => ({
          value: id,
          label: title[locale],
          group: familyName(family, locale),
        })),
    ),
  };
}
