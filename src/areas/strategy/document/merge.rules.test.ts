import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, mergeContents } from './merge.rules.ts';

const row = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.constantFrom('', 'un', 'deux') });
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 4 });
const leaf = fc.constantFrom('', 'un', 'deux', 'trois');
const content = fc.record({ summary: leaf, rows, blocks: fc.record({ today: leaf, target: leaf }) });

describe('two people who write the same section', () => {
  it('both find their words when they wrote in different places', () => {
    const base = {
      summary: 'avant',
      aims: [{ id: '1', aim: 'vendre' }],
      blocks: { offer: { today: '', target: '' } },
    };
    const current = { ...base, summary: 'après', aims: [...base.aims, { id: '2', aim: 'exporter' }] };
    const mine = {
      ...base,
      blocks: { offer: { today: 'profilés', target: '' } },
      aims: [{ id: '1', aim: 'livrer' }],
    };
    expect(mergeContents(base, current, mine)).toEqual({
      content: {
        summary: 'après',
        aims: [
          { id: '1', aim: 'livrer' },
          { id: '2', aim: 'exporter' },
        ],
        blocks: { offer: { today: 'profilés', target: '' } },
      },
      conflicts: [],
    });
  });

  it('are told of the one place that both changed, and choose', () => {
    const base = { summary: 'a', vision: 'v' };
    const [current, mine] = [
      { summary: 'b', vision: 'v' },
      { summary: 'c', vision: 'w' },
    ];
    expect(mergeContents(base, current, mine)).toEqual({
      content: { summary: 'b', vision: 'w' },
      conflicts: ['summary'],
    });
    expect(mergeContents(base, current, mine, { summary: 'mine' }).content.summary).toBe('c');
  });

  it('are asked when one removed the row that the other changed', () => {
    const base = { aims: [{ id: '1', aim: 'vendre' }] };
    const merged = mergeContents(base, { aims: [] }, { aims: [{ id: '1', aim: 'livrer' }] });
    expect(merged).toEqual({ content: { aims: [] }, conflicts: ['aims#1'] });
  });

  it('lose nothing: what one changed alone is always there', () => {
    fc.assert(
      fc.property(content, content, (base, changed) => {
        expect(mergeContents(base, changed, base)).toEqual({ content: changed, conflicts: [] });
        expect(mergeContents(base, base, changed)).toEqual({ content: changed, conflicts: [] });
        expect(mergeContents(base, changed, changed)).toEqual({ content: changed, conflicts: [] });
      }),
    );
  });

  it('disagree about the same places whoever comes second', () => {
    fc.assert(
      fc.property(content, content, content, (base, one, other) => {
        const conflicts = mergeContents(base, one, other).conflicts.toSorted();
        expect(mergeContents(base, other, one).conflicts.toSorted()).toEqual(conflicts);
      }),
    );
  });

  it('get the second text whole where it is chosen everywhere that they disagree', () => {
    fc.assert(
      fc.property(content, content, content, (base, current, mine) => {
        const { conflicts } = mergeContents(base, current, mine);
        const choices = Object.fromEntries(conflicts.map((place) => [place, 'mine' as const]));
        const again = mergeContents(base, current, mine, choices).content as typeof mine;
        if (conflicts.includes('summary')) expect(again.summary).toBe(mine.summary);
        if (isSame(base, current)) expect(again).toEqual(mine);
      }),
    );
  });
});
