import { describe, expect, it } from 'vitest';
import { everyType } from '../testing/every-type.ts';
import { checkFrameworkFile } from './framework-file.rules.ts';

const bytes = (written: string) => new TextEncoder().encode(written);
const written = JSON.stringify(everyType(), null, 2);
const lineHolding = (words: string): number =>
  written.split('\n').findIndex((line) => line.includes(words)) + 1;
const check = (saved: string | Uint8Array) =>
  checkFrameworkFile(typeof saved === 'string' ? bytes(saved) : saved, []).problems;

describe('a framework file as its author saved it', () => {
  it('is read with or without a byte order mark', () => {
    expect(check(written)).toEqual([]);
    expect(check(`\ufeff${written}`)).toEqual([]);
  });

  it('is told the line of what is wrong', () => {
    const slip = written.replace('"max": 100', '"max": 90');
    expect(check(slip)).toEqual([
      expect.objectContaining({ path: 'bands[1].max', line: lineHolding('"max": 100') }),
    ]);
  });

  it('is told the line where it stops being JSON', () => {
    const line = lineHolding('"minutes"');
    expect(check(written.replace('"minutes": 5,', '"minutes": 5'))[0]).toMatchObject({
      line: line + 1,
      path: '',
    });
    expect(check(written.slice(0, -2))[0]?.line).toBe(written.split('\n').length - 1);
    expect(check('')[0]?.line).toBe(1);
  });

  it('must be in UTF-8', () => {
    expect(check(Buffer.from('{"name": "été"}', 'latin1'))[0]?.message.en).toContain('UTF-8');
  });

  it('is told of a mapping from a version that is not there', () => {
    const mapped = JSON.stringify(
      { ...everyType(), version: 2, mappings: [{ fromVersion: 1, questions: {} }] },
      null,
      1,
    );
    expect(check(mapped)[0]?.path).toBe('mappings[0].fromVersion');
    expect(checkFrameworkFile(bytes(mapped), [everyType()]).problems).toEqual([]);
  });
});
