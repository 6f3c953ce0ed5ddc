import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldName, NONE, numberOf, readAnswer, UNKNOWN_FIELD } from './form-answer.rules.ts';
import type { SheetQuestion } from './sheet.ts';

const question = (type: SheetQuestion['type']) => ({
  id: 'q1',
  type,
  rows: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
  columns: ['now', 'planned'].map((id) => ({ id, text: id })),
});

const form =
  (fields: Record<string, string[]>) =>
  (name: string): string[] =>
    fields[name] ?? [];
const q = (part?: string) => fieldName('q1', part);
const ticked = form({ [q(UNKNOWN_FIELD)]: ['1'] });

describe('what a form says about a question', () => {
  it('is nothing when nothing was touched', () => {
    for (const type of ['boxes', 'matrix', 'scale', 'partial', 'level', 'number'] as const) {
      expect(readAnswer(question(type), form({}), null)).toBeNull();
    }
  });

  it('is each type’s own answer', () => {
    const read = (type: SheetQuestion['type'], fields: Record<string, string[]>) =>
      readAnswer(question(type), form(fields), null);
    expect(read('boxes', { [q()]: ['c', 'a', 'strange'] })).toEqual({ kind: 'boxes', selected: ['a', 'c'] });
    expect(read('matrix', { [q('b')]: ['planned'] })).toEqual({
      kind: 'matrix',
      selected: { b: ['planned'] },
    });
    expect(read('scale', { [q('a')]: ['0'], [q('b')]: [''] })).toEqual({
      kind: 'scale',
      rows: { a: 0, b: null, c: null },
    });
    expect(read('partial', { [q('c')]: ['partially'] })).toEqual({
      kind: 'partial',
      rows: { a: null, b: null, c: 'partially' },
    });
    expect(read('level', { [q()]: ['4'] })).toEqual({ kind: 'level', level: 4 });
    expect(read('level', { [q()]: ['9'] })).toBeNull();
    expect(read('number', { [q()]: ['1 234,5'] })).toEqual({ kind: 'number', value: 1234.5 });
  });

  it('tells "none of these" from a question that was passed over', () => {
    expect(readAnswer(question('boxes'), form({ [q()]: [NONE] }), null)).toEqual({
      kind: 'boxes',
      selected: [],
    });
    expect(readAnswer(question('matrix'), form({ [q()]: [NONE] }), null)).toEqual({
      kind: 'matrix',
      selected: {},
    });
    const before = { kind: 'boxes', selected: ['a'] } as const;
    expect(readAnswer(question('boxes'), form({}), { ...before, selected: ['a'] })).toEqual({
      kind: 'boxes',
      selected: [],
    });
  });

  it('is "I do not know" when that is what is new, and the answer when the answer is new', () => {
    const both = form({ [q()]: ['3'], [q(UNKNOWN_FIELD)]: ['1'] });
    expect(readAnswer(question('level'), ticked, null)).toEqual({ kind: 'unknown' });
    expect(readAnswer(question('level'), both, { kind: 'level', level: 3 })).toEqual({ kind: 'unknown' });
    expect(readAnswer(question('level'), both, { kind: 'unknown' })).toEqual({ kind: 'level', level: 3 });
    expect(readAnswer(question('level'), ticked, { kind: 'unknown' })).toEqual({ kind: 'unknown' });
  });
});

describe('a number', () => {
  it('is read as people of Québec and of Canada type it', () => {
    expect(['12', '12,5', '12.5', '1 200', '-3', '', 'douze', '1.2.3'].map(numberOf)).toEqual([
      12,
      12.5,
      12.5,
      1200,
      -3,
      null,
      null,
      null,
    ]);
  });

  it('survives being written in French', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
        expect(numberOf(value.toLocaleString('fr-CA').replace('−', '-'))).toBe(value);
      }),
    );
  });
});
