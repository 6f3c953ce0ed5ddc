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
import { regionLabel } from './facet-choices.ts';
import type { FoundPage, FoundTerms } from './find-suppliers.ts';

export interface FacetOption {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
  /** How far it is below a chosen one that it is listed under. */
  depth: number;
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

type Counted = Pick<FoundPage, 'total' | 'facets' | 'below' | 'terms'>;

/** What can be chosen next, and what is chosen, each with how many of the results have it. */
export function facetGroups(found: Counted, asked: Asked, language: Language): FacetGroup[] {
  const groups = GROUPS.map(({ facet, name, title }) => {
    const chosen = asked.lists[name].filter((value) => belongs(facet, value, found.terms));
    const option = ({ value, count }: FacetCount, depth = 0): FacetOption => ({
      ...{ value, count, depth, label: labelOf(facet, value, found.terms, language) },
      chosen: chosen.includes(value),
    });
    const options = topOf(facet, chosen, found).map((one) => option(one));
    options.sort((a, b) => Number(b.chosen) - Number(a.chosen));
    return { name, title, options: options.flatMap((one) => withBelow(one, found.below, option)) };
  });
  return groups.filter(({ options }) => options.length > 0);
}

/** What is counted, and what is chosen beside it; not what is listed under a chosen one. */
function topOf(facet: FacetName, chosen: readonly string[], { total, facets, below }: Counted): FacetCount[] {
  const counted = facets[facet] ?? [];
  const missing = chosen.filter((value) => !counted.some((one) => one.value === value));
  // All results have each concept that is asked; of other values, any one is enough.
  const count = isOfConcepts(facet) ? total : 0;
  const under = new Set(chosen.flatMap((value) => below[value] ?? []).map(({ value }) => value));
  return [...missing.map((value) => ({ value, count })), ...counted].filter(({ value }) => !under.has(value));
}

function withBelow(
  option: FacetOption,
  below: Counted['below'],
  toOption: (counted: FacetCount, depth: number) => FacetOption,
): FacetOption[] {
  const under = option.chosen ? (below[option.value] ?? []) : [];
  return [option, ...under.flatMap((one) => withBelow(toOption(one, option.depth + 1), below, toOption))];
}

const isOfConcepts = (facet: FacetName): boolean =>
  ['process', 'material', 'sector', 'certificate'].includes(facet);

/** Concepts of three facets share one parameter: each stands under its own, and those of none among the processes. */
function belongs(facet: FacetName, value: string, terms: FoundTerms): boolean {
  if (!['process', 'material', 'sector'].includes(facet)) return true;
  const kind = terms[value]?.kind;
  return facet === (kind === 'material' || kind === 'sector' ? kind : 'process');
}

const ROLE_WORDS: Readonly<Record<string, NetworkWord>> = {
  transformer: 'role_transformer',
  'equipment-maker': 'role_equipment_maker',
  'specialised-supplier': 'role_specialised_supplier',
  distributor: 'role_distributor',
};

function labelOf(facet: FacetName, value: string, terms: FoundTerms, language: Language): string {
  const w = networkWords(language);
  if (facet === 'region') return regionLabel(value, language);
  if (facet === 'role') return ROLE_WORDS[value] ? w(ROLE_WORDS[value]) : value;
  if (facet === 'size') return w('employees', { range: value.replace('-', '–') });
  if (facet === 'language') return tongueIn(value, language);
  if (facet === 'market') return countryIn(value, language);
  return terms[value]?.name ?? value;
}
