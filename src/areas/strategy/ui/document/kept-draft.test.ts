import { describe, expect, it } from 'vitest';
import { entriesOf, isSameAs, rowsOf } from './kept-draft.ts';

describe('what a browser keeps of a form', () => {
  it('says which rows there were', () => {
    expect(
      rowsOf([
        ['aims.a.id', 'a'],
        ['aims.a.aim', 'Livrer'],
        ['aims.b.id', 'b'],
        ['options.c.id', 'c'],
        ['options.c.ratings.id', '3'],
      ]),
    ).toEqual({ aims: ['a', 'b'], options: ['c'] });
  });

  it('is nothing new when the words are those of the page, whatever row stands ready', () => {
    const shown: [string, string][] = [
      ['baseId', 'new'],
      ['vision', 'Doubler'],
      ['aims.y.id', 'y'],
      ['aims.y.aim', ''],
    ];
    expect(
      isSameAs(
        [
          ['baseId', 'old'],
          ['vision', 'Doubler'],
        ],
        shown,
      ),
    ).toBe(true);
    expect(isSameAs([['vision', 'Tripler']], shown)).toBe(false);
    expect(
      isSameAs(
        [
          ['vision', 'Doubler'],
          ['aims.x.aim', 'Livrer'],
        ],
        shown,
      ),
    ).toBe(false);
  });

  it('leaves files out', () => {
    const form = new FormData();
    form.set('vision', 'Doubler');
    form.set('file', new Blob(['x']));
    expect(entriesOf(form)).toEqual([['vision', 'Doubler']]);
  });
});
