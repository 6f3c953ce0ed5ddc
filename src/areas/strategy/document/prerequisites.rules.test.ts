import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCircle, findContradiction } from './prerequisites.rules.ts';

const ids = ['erp', 'mes', 'oee', 'bi', 'crm'];
const graph = fc
  .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 12 })
  .map((edges) => new Map(ids.map((id) => [id, edges.filter(([from]) => from === id).map(([, to]) => to)])));

/** By the meaning of the word: one that is reached from itself. */
function hasCircle(prerequisites: Map<string, string[]>): boolean {
  return ids.some((start) => {
    const seen = new Set<string>();
    const pending = [...prerequisites.get(start)!];
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(...prerequisites.get(next)!);
    }
    return seen.has(start);
  });
}

describe('prerequisites', () => {
  it('that go round are named along the way', () => {
    const circle = findCircle(
      new Map([
        ['bi', ['erp']],
        ['erp', ['mes']],
        ['mes', ['oee']],
        ['oee', ['erp']],
      ]),
    );
    expect(circle).toEqual(['erp', 'mes', 'oee']);
  });

  it('are found to go round exactly when they do, and what is named is a circle', () => {
    fc.assert(
      fc.property(graph, (prerequisites) => {
        const circle = findCircle(prerequisites);
        expect(circle !== null).toBe(hasCircle(prerequisites));
        circle?.forEach((id, at) => {
          expect(prerequisites.get(id)).toContain(circle[(at + 1) % circle.length]);
        });
      }),
    );
  });

  it('cannot ask for what the sheet rules out, even at a distance', () => {
    const before = new Map([
      ['bi', ['erp']],
      ['erp', ['crm']],
    ]);
    expect(findContradiction('bi', before, new Set(['crm']))).toBe('crm');
    expect(findContradiction('bi', before, new Set(['mes']))).toBeNull();
  });
});
