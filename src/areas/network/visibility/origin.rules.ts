import { LANGUAGES, type Language } from '../capabilities/index.ts';

const COUNTRY = /^[A-Z]{2}$/;
/** What proxies say when they do not know: `XX` unknown, `T1` the Tor network; `EU`, `AP` are no countries. */
const NO_COUNTRY = new Set(['XX', 'ZZ', 'EU', 'AP', 'UN']);

/**
 * The country that somebody reads from (ISO 3166-1): what a proxy of ours says of the address, or else the region of the
 * browser's first language (`de-AT`). Empty when neither says.
 */
export function countryOf(saidByProxy: string | null, acceptLanguage: string | null): string {
  const proxy = saidByProxy?.trim().toUpperCase() ?? '';
  if (isCountry(proxy)) return proxy;
  const [first = ''] = (acceptLanguage ?? '').split(',');
  const [, ...parts] = first.split(';')[0]!.trim().split('-');
  const region = parts.find((part) => part.length === 2)?.toUpperCase() ?? '';
  return isCountry(region) ? region : '';
}

const isCountry = (code: string): boolean => COUNTRY.test(code) && !NO_COUNTRY.has(code);

/** What somebody looked for on the page that led here: a concept by its id, or words still to be read. */
export type CameFrom = { concept: string } | { words: string; language: Language };

/** Reads where a page was opened from. Null for anywhere but a search, a capability or a certificate of this site. */
export function cameFrom(referrer: string | null, origin: string): CameFrom | null {
  if (!referrer || !URL.canParse(referrer)) return null;
  const url = new URL(referrer);
  if (url.origin !== origin) return null;
  const [, root, language, page, concept] = url.pathname.split('/');
  if (root !== 'suppliers' || !LANGUAGES.some((known) => known === language)) return null;
  if ((page === 'capability' || page === 'certificate') && isConcept(concept)) return { concept };
  if (page !== 'search') return null;
  const words = url.searchParams.get('q')?.trim().slice(0, 400) ?? '';
  const [filter] = url.searchParams.getAll('concepts');
  if (words) return { words, language: language as Language };
  return isConcept(filter) ? { concept: filter } : null;
}

const isConcept = (id: string | undefined): id is string => /^[\w:.-]{1,100}$/.test(id ?? '');
