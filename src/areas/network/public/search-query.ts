import { NUMBER_NAMES, type NumberName } from '../search/document.ts';
import { NEAR_KM, NEAR_PLACES } from './near-place.ts';

/** Filters that take several values, by their name in an address. */
export const LIST_FILTERS = [
  'regions',
  'concepts',
  'certificates',
  'sizes',
  'roles',
  'languages',
  'markets',
] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** What a buyer asks of the search page: all of it stands in the address. */
export interface Asked {
  q: string;
  lists: Readonly<Record<ListFilter, readonly string[]>>;
  openNow: boolean;
  near: string;
  km: number;
  numbers: Readonly<Partial<Record<NumberName, number>>>;
  page: number;
}

const MOST_VALUES = 20;
export const PAGE_SIZE = 20;
/** The search ranks ten thousand and gives the first five thousand. */
const LAST_PAGE = 5000 / PAGE_SIZE;

/** Reads an address. What makes no sense in it is left out: an address is typed, cut and linked to by others. */
export function readAsked(params: URLSearchParams): Asked {
  const lists = LIST_FILTERS.map((name): [ListFilter, string[]] => [name, listOf(params, name)]);
  const numbers = NUMBER_NAMES.flatMap((name) => {
    const value = Number(params.get(name)?.trim().replace(',', '.'));
    return value > 0 && Number.isFinite(value) ? [[name, value] as const] : [];
  });
  const km = Number(params.get('km'));
  const near = params.get('near') ?? '';
  const page = Math.floor(Number(params.get('page') ?? 1));
  return {
    q: (params.get('q') ?? '').trim().slice(0, 400),
    lists: Object.fromEntries(lists) as Record<ListFilter, string[]>,
    openNow: params.get('openNow') === 'true',
    near: NEAR_PLACES.some(({ id }) => id === near) ? near : '',
    km: (NEAR_KM as readonly number[]).includes(km) ? km : 200,
    numbers: Object.fromEntries(numbers),
    page: page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

const listOf = (params: URLSearchParams, name: ListFilter): string[] =>
  [...new Set(params.getAll(name))].filter((value) => /^[\w+:.-]{1,100}$/.test(value)).slice(0, MOST_VALUES);

/** The address's query of what is asked; empty when nothing is. The same question always has the same one. */
export function toQuery(asked: Asked): string {
  const params = new URLSearchParams();
  if (asked.q) params.set('q', asked.q);
  for (const name of LIST_FILTERS) for (const value of asked.lists[name]) params.append(name, value);
  if (asked.openNow) params.set('openNow', 'true');
  if (asked.near) {
    params.set('near', asked.near);
    params.set('km', String(asked.km));
  }
  for (const name of NUMBER_NAMES)
    if (asked.numbers[name] !== undefined) params.set(name, String(asked.numbers[name]));
  if (asked.page > 1) params.set('page', String(asked.page));
  return params.toString();
}

export const isNarrowed = (asked: Asked): boolean => toQuery({ ...asked, q: '', page: 1 }) !== '';

/** Without one value of one filter, on the first page of what is left. */
export const withoutValue = (asked: Asked, name: ListFilter, value: string): Asked => ({
  ...asked,
  lists: { ...asked.lists, [name]: asked.lists[name].filter((one) => one !== value) },
  page: 1,
});

/** What the operation that searches takes. */
export function toSearchInput(asked: Asked): Record<string, unknown> {
  const place = NEAR_PLACES.find(({ id }) => id === asked.near);
  return {
    q: asked.q,
    ...asked.lists,
    ...asked.numbers,
    ...(asked.openNow && { openNow: 'true' }),
    ...(place && { latitude: place.latitude, longitude: place.longitude, km: asked.km }),
    offset: (asked.page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}
