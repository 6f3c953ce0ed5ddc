import { readBusinessNumber, readNeq } from '../identifier.rules.ts';
import { fold } from './text.ts';
import { PUBLIC_HOSTS, PUBLIC_SECOND_LEVELS } from './words.ts';

const CANADIAN = /^[a-z]\d[a-z]\d[a-z]\d$/;
const AMERICAN = /^(\d{5})(\d{4})?$/;

/** `h2x 1y4` → `H2X1Y4`; a US zip keeps its five digits; anything else is unknown. */
export function normalisePostalCode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const packed = fold(text).replace(/[^a-z0-9]/g, '');
  if (CANADIAN.test(packed)) return packed.toUpperCase();
  return AMERICAN.exec(packed)?.[1];
}

/** First half of a Canadian code (`H2X`), or the whole US zip: the neighbourhood. */
export function postalArea(code: string): string {
  return code.length === 6 ? code.slice(0, 3) : code;
}

export interface Phone {
  /** Three digits, or 0 where only seven were given. */
  readonly area: number;
  /** The seven digits of the line. */
  readonly line: number;
}

/** Ten digits, or seven where the area code is missing; extension and country code 1 are left out. */
export function normalisePhone(text: string | undefined): Phone | undefined {
  if (text === undefined) return undefined;
  const main = fold(text).split(/p(?:oste)?\.? ?\d|e?xt?(?:ension)?\.? ?:?\d|#/)[0] ?? '';
  const digits = main.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  if (digits.length !== 10 && digits.length !== 7) return undefined;
  const line = Number(digits.slice(-7));
  // 555 0000 or 000 0000 stands for "no phone" in many lists.
  if (line % 1_000_000 === 0) return undefined;
  return { area: digits.length === 10 ? Number(digits.slice(0, 3)) : 0, line };
}

/** The firm's own domain, from its site or its mail; hosts that everybody uses are not a domain. */
export function normaliseDomain(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const host = fold(text.trim())
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/[/?#:\s].*$/, '')
    .replace(/^www\d?\./, '')
    .replace(/\.$/, '');
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) return undefined;
  const domain = registrable(host);
  return PUBLIC_HOSTS.has(host) || PUBLIC_HOSTS.has(domain) ? undefined : domain;
}

function registrable(host: string): string {
  const labels = host.split('.');
  const publicLabels = [3, 2].find((count) => PUBLIC_SECOND_LEVELS.has(labels.slice(-count).join('.'))) ?? 1;
  return labels.slice(-(publicLabels + 1)).join('.');
}

/** The label a firm chose: `acier-nord` in `acier-nord.qc.ca`. */
export const domainStem = (domain: string): string => domain.slice(0, domain.indexOf('.'));

/** Québec enterprise number, its ten digits; one that fails its check digit identifies nobody. */
export function normaliseNeq(text: string | undefined): string | undefined {
  const reading = readNeq(text ?? '');
  return reading.ok ? reading.value : undefined;
}

/** Federal business number, its nine digits without the programme account. */
export function normaliseBn(text: string | undefined): string | undefined {
  const reading = readBusinessNumber(text ?? '');
  return reading.ok ? reading.value : undefined;
}
