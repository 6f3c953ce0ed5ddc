import type { Language } from '../../capabilities/index.ts';
import {
  countryIn,
  networkWords,
  tongueIn,
  type Asked,
  type ListFilter,
  type NetworkWord,
} from '../../public/index.ts';
import type { FacetCount, FacetName } from '../../search/engine.ts';
import { conceptName } from '../../search/reason.rules.ts';
import { knownConcepts } from '../profile/index.ts';
import { regionLabel } from './facet-choices.ts';

export interface FacetOption {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}

/** One way to narrow a search, with exact counts. */
export interface FacetGroup {
  /** The name of its parameter in the address. */
  name: ListFilter;
  title: NetworkWord;
  options: FacetOption[];
}

const GROUPS: readonly { facet: FacetName; name: ListFilter; title: NetworkWord }[] = [
  { facet: 'process', name: 'concepts', title: 'field_processes' },
  { facet: 'material', name: 'concepts', title: 'field_materials' },
  { facet: 'certificate', name: 'certificates', title: 'filter_certificate' },
  { facet: 'region', name: 'regions', title: 'filter_region' },
  { facet: 'sector', name: 'concepts', title: 'field_sectors' },
  { facet: 'role', name: 'roles', title: 'filter_role' },
  { facet: 'size', name: 'sizes', title: 'filter_size' },
  { facet: 'language', name: 'languages', title: 'field_languages' },
  { facet: 'market', name: 'markets', title: 'field_markets' },
];

export const SEARCH_FACETS = ['open', ...GROUPS.map(({ facet }) => facet)].join(',');

/** What can be chosen next, and what is chosen, each with how many of the results have it. */
export function facetGroups(
  counts: Partial<Record<FacetName, FacetCount[]>>,
  asked: Asked,
  language: Language,
): FacetGroup[] {
  const groups = GROUPS.map(({ facet, name, title }) => {
    const counted = counts[facet] ?? [];
    const missing = asked.lists[name].filter(
      (value) => belongs(facet, value) && !counted.some((one) => one.value === value),
    );
    const options = [...missing.map((value) => ({ value, count: 0 })), ...counted].map(
      ({ value, count }) => ({
        ...{ value, count, label: labelOf(facet, value, language) },
        chosen: asked.lists[name].includes(value),
      }),
    );
    return { name, title, options: options.sort((a, b) => Number(b.chosen) - Number(a.chosen)) };
  });
  return groups.filter(({ options }) => options.length > 0);
}

/** Concepts of three facets share one parameter: each stands under its own. */
const belongs = (facet: FacetName, value: string): boolean =>
  !['process', 'material', 'sector'].includes(facet) || facet === kindOf(value);

/** A concept that is no material and no sector is narrowed by among the processes. */
function kindOf(id: string): FacetName {
  const kind = knownConcepts().get(id)?.kind;
  return kind === 'material' || kind === 'sector' ? kind : 'process';
}

const ROLE_WORDS: Readonly<Record<string, NetworkWord>> = {
  transformer: 'role_transformer',
  'equipment-maker': 'role_equipment_maker',
  'specialised-supplier': 'role_specialised_supplier',
  distributor: 'role_distributor',
};

export function labelOf(facet: FacetName, value: string, language: Language): string {
  const w = networkWords(language);
  if (facet === 'region') return regionLabel(value, language);
  if (facet === 'role') return ROLE_WORDS[value] ? w(ROLE_WORDS[value]) : value;
  if (facet === 'size') return value === 'unknown' ? '—' : w('employees', { range: value.replace('-', '–') });
  if (facet === 'language') return tongueIn(value, language);
  if (facet === 'market') return countryIn(value, language);
  return conceptName(knownConcepts().get(value), language) || value;
}
