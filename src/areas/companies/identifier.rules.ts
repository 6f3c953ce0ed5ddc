/**
 * The two numbers that identify a firm.
 *
 * NEQ (numéro d'entreprise du Québec): ten digits. The first two say what the firm is (11 legal person, 22 person in
 * business alone, 33 partnership or other group, 88 public body); the last is a Luhn check digit over the eight digits
 * that follow the first two. The register publishes no specification: the rule was given by its staff in a public
 * thread (github.com/MTESSDev/FRW/issues/171) and holds for all of 26 numbers taken from public pages.
 *
 * BN (federal business number): nine digits, the last a Luhn check digit over all nine; a programme account adds two
 * letters and four digits (RC0001). Source: Canada Revenue Agency.
 */

export type IdentifierProblem =
  'empty' | 'characters' | 'length' | 'prefix' | 'check-digit' | 'program-account';

export interface IdentifierRefusal {
  readonly ok: false;
  readonly problem: IdentifierProblem;
}

export type NeqReading = { readonly ok: true; readonly value: string } | IdentifierRefusal;

export type BusinessNumberReading =
  { readonly ok: true; readonly value: string; readonly programAccount: string | null } | IdentifierRefusal;

export const NEQ_PREFIXES = ['11', '22', '33', '88'] as const;

/** Spaces of any kind, dashes, dots and slashes that people put between digits. */
const SEPARATORS = /[\s\-‐-―._/·]+/gu;

/** Reads a NEQ as typed, with or without a label and separators; `value` is its ten digits. */
export function readNeq(input: string): NeqReading {
  const text = stripLabel(input, /^(?:N\.?E\.?Q\.?)[\s:#]*/iu).replace(SEPARATORS, '');
  if (text === '') return refuse('empty');
  if (!/^\d+$/.test(text)) return refuse('characters');
  if (text.length !== 10) return refuse('length');
  if (!NEQ_PREFIXES.some((prefix) => text.startsWith(prefix))) return refuse('prefix');
  return passesLuhn(text.slice(2)) ? { ok: true, value: text } : refuse('check-digit');
}

/** Reads a BN as typed; `value` is its nine digits, `programAccount` what followed them (`RC0001`) or null. */
export function readBusinessNumber(input: string): BusinessNumberReading {
  const text = stripLabel(input, /^(?:BN|NE)[\s:#]*(?=\d)/iu)
    .replace(SEPARATORS, '')
    .toUpperCase();
  if (text === '') return refuse('empty');
  const [, digits = '', account = ''] = /^(\d*)(.*)$/u.exec(text) ?? [];
  if (digits === '') return refuse('characters');
  if (digits.length !== 9) return refuse('length');
  if (account !== '' && !/^R[A-Z]\d{4}$/.test(account)) return refuse('program-account');
  if (!passesLuhn(digits)) return refuse('check-digit');
  return { ok: true, value: digits, programAccount: account || null };
}

/** `1171234567` as people read it: `11 7123 4567`. */
export function formatNeq(neq: string): string {
  return [neq.slice(0, 2), neq.slice(2, 6), neq.slice(6)].join(' ');
}

/** `123456782` as people read it: `12345 6782`. */
export function formatBusinessNumber(number: string): string {
  return [number.slice(0, 5), number.slice(5)].join(' ');
}

/** Completes nine digits (prefix and seven) into a NEQ with its check digit. */
export function completeNeq(nineDigits: string): string {
  return nineDigits + luhnCheckDigit(nineDigits.slice(2));
}

/** Completes eight digits into a BN with its check digit. */
export function completeBusinessNumber(eightDigits: string): string {
  return eightDigits + luhnCheckDigit(eightDigits);
}

function stripLabel(input: string, label: RegExp): string {
  return input.trim().replace(label, '');
}

function refuse(problem: IdentifierProblem): IdentifierRefusal {
  return { ok: false, problem };
}

function passesLuhn(digits: string): boolean {
  return luhnSum(digits) % 10 === 0;
}

function luhnCheckDigit(digits: string): number {
  return (10 - (luhnSum(`${digits}0`) % 10)) % 10;
}

function luhnSum(digits: string): number {
  const fromRight = [...digits].reverse().map(Number);
  return fromRight.reduce((sum, digit, index) => sum + (index % 2 === 1 ? doubled(digit) : digit), 0);
}

function doubled(digit: number): number {
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}
