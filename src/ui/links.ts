/** Addresses of one list: the same page with one thing changed. A change of order or filter goes back to the start. */

/** The part of a URL that is used: what `page.url` gives, and what `new URL` does. */
export interface Address {
  pathname: string;
  search: string;
}

const queryOf = (url: Address): URLSearchParams => new URLSearchParams(url.search);

/** `?a=1` changes; null removes; a list repeats the name. */
export function withQuery(url: Address, changes: Record<string, string | string[] | null>): string {
  const query = queryOf(url);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const one of value === null ? [] : [value].flat()) query.append(name, one);
  }
  const search = query.toString();
  return search ? `${url.pathname}?${search}` : url.pathname;
}

/** Takes one value of a repeated name away ("sector=31&sector=32" without 31). */
export function withoutValue(url: Address, name: string, value: string): string {
  const left = queryOf(url)
    .getAll(name)
    .filter((one) => one !== value && one !== '');
  return withQuery(url, { [name]: left, cursor: null });
}

export type Order = 'ascending' | 'descending' | 'none';

/** How a list is ordered by a column, from the address's `sort` ("name", or "-name" for the reverse). */
export function orderOf(url: Address, column: string, usual = ''): Order {
  const sort = queryOf(url).get('sort') || usual;
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : 'none';
}

/** Where a column's heading leads: ordered by it, and reversed when it already is. */
export const sortLink = (url: Address, column: string, usual = ''): string =>
  withQuery(url, { sort: orderOf(url, column, usual) === 'ascending' ? `-${column}` : column, cursor: null });

/**
 * A path of this site to go back to, or "/" for anything that could lead elsewhere ("//evil", "/\evil", "https:…").
 * For values that come from a form or an address.
 */
export function safePath(path: unknown): string {
  if (typeof path !== 'string' || !path.startsWith('/')) return '/';
  const base = 'http://virage.invalid';
  const url = URL.parse(path, base);
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
