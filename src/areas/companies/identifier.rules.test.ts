import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeBusinessNumber,
  completeNeq,
  formatBusinessNumber,
  formatNeq,
  NEQ_PREFIXES,
  readBusinessNumber,
  readNeq,
} from './identifier.rules.ts';

/** Made up for these tests, in the pattern that real numbers follow. */
const neq = completeNeq('117000123');
const businessNumber = completeBusinessNumber('10000123');

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const anyNeq = fc
  .tuple(fc.constantFrom(...NEQ_PREFIXES), digits(7))
  .map(([prefix, body]) => completeNeq(prefix + body));

function withDigit(number: string, position: number, digit: number): string {
  return number.slice(0, position) + String(digit) + number.slice(position + 1);
}

describe('a NEQ', () => {
  it('is read with spaces, dashes and its label', () => {
    for (const typed of [
      neq,
      formatNeq(neq),
      ` NEQ : ${neq} `,
      neq.replace(/(\d{4})/, '$1\u00a0'),
      `${neq.slice(0, 4)}-${neq.slice(4)}`,
    ]) {
      expect(readNeq(typed)).toEqual({ ok: true, value: neq });
    }
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['NEQ', 'empty'],
    ['117000123', 'length'],
    ['11700012345', 'length'],
    ['117000123O', 'characters'],
    ['1.17E+09', 'characters'],
    ['4470001234', 'prefix'],
    ['1111111111', 'check-digit'],
  ])('refuses %j: %s', (typed, problem) => {
    expect(readNeq(typed)).toEqual({ ok: false, problem });
  });

  it('keeps the rule that the register uses: Luhn over all but the first two digits', () => {
    // The eight digits 0 0 0 0 0 1 8 check by hand: 8 counts once, 1 counts double, 8 + 2 = 10.
    expect(readNeq('1100000018').ok).toBe(true);
    expect(readNeq('2200000018').ok).toBe(true);
    expect(readNeq('1100000019').ok).toBe(false);
  });

  it('is refused after any one digit of its body is mistyped', () => {
    fc.assert(
      fc.property(
        anyNeq,
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (good, position, shift) => {
          expect(readNeq(good)).toEqual({ ok: true, value: good });
          const wrong = (Number(good[position]) + shift) % 10;
          expect(readNeq(withDigit(good, position, wrong))).toEqual({ ok: false, problem: 'check-digit' });
        },
      ),
    );
  });
});

describe('a federal business number', () => {
  it('is read alone or with its programme account', () => {
    expect(readBusinessNumber(formatBusinessNumber(businessNumber))).toEqual({
      ok: true,
      value: businessNumber,
      programAccount: null,
    });
    for (const typed of [
      `${businessNumber}RC0001`,
      `BN ${businessNumber} rc 0001`,
      `NE: ${businessNumber}-RC-0001`,
    ]) {
      expect(readBusinessNumber(typed)).toEqual({
        ok: true,
        value: businessNumber,
        programAccount: 'RC0001',
      });
    }
  });

  it.each([
    ['', 'empty'],
    ['RC0001', 'characters'],
    ['12345678', 'length'],
    ['1234567890', 'length'],
    ['123456789', 'check-digit'],
  ])('refuses %j: %s', (typed, problem) => {
    expect(readBusinessNumber(typed)).toEqual({ ok: false, problem });
  });

  it('refuses a programme account that cannot be one', () => {
    expect(readBusinessNumber(`${businessNumber}RC1`)).toEqual({ ok: false, problem: 'program-account' });
    expect(readBusinessNumber(`${businessNumber}XX0001`)).toEqual({ ok: false, problem: 'program-account' });
  });

  it('is refused after any one digit is mistyped', () => {
    fc.assert(
      fc.property(
        digits(8),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (body, position, shift) => {
          const good = completeBusinessNumber(body);
          const wrong = (Number(good[position]) + shift) % 10;
          expect(readBusinessNumber(good).ok).toBe(true);
          expect(readBusinessNumber(withDigit(good, position, wrong)).ok).toBe(false);
        },
      ),
    );
  });
});
