import { describe, expect, it } from 'vitest';
import type { SentRecord } from '../../index.ts';
import type { WaitingRecord } from './local-store.ts';
import {
  answeredFor,
  markTried,
  pauseAfter,
  replacedBy,
  sendable,
  stillOpen,
  takenUp,
  withOne,
} from './waiting.ts';

function waits(id: string, order: number, more: Partial<WaitingRecord> = {}): WaitingRecord {
  const said = { authorName: 'Ève', device: 'd', answeredAt: '2026-03-02T15:00:00Z' };
  const record: SentRecord = { id, questionId: 'planning', kind: 'answer', value: {}, replaces: [], ...said };
  return { assessmentId: 'a', id, order, record, tried: false, refused: null, ...more };
}
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe('what waits on a device', () => {
  it('goes out in the order it was said, whatever order it was taken up in', () => {
    expect(ids(withOne(withOne([waits('b', 2)], waits('c', 3)), waits('a', 1)))).toEqual(['a', 'b', 'c']);
    expect(ids(takenUp([waits('a', 1)], [waits('a', 1), waits('b', 2)]))).toEqual(['a', 'b']);
  });

  it('may be changed until it was sent once, and never after', () => {
    const asked = { questionId: 'planning', kind: 'answer' } as const;
    expect(stillOpen([waits('a', 1)], asked)?.id).toBe('a');
    expect(stillOpen([waits('a', 1, { tried: true })], asked)).toBeUndefined();
    const { waiting, fresh } = markTried([waits('a', 1), waits('b', 2)], [waits('a', 1)]);
    expect(ids(fresh)).toEqual(['a']);
    expect(waiting.map(({ tried }) => tried)).toEqual([true, false]);
  });

  it('replaces all that was seen while it was being changed, and not itself', () => {
    const open = waits('a', 1);
    open.record.replaces = ['x'];
    expect(replacedBy({ replaces: ['a', 'x', 'y'] }, open)).toEqual(['x', 'y']);
  });

  it('leaves only when the server answered for it', () => {
    const list = [waits('a', 1), waits('b', 2), waits('c', 3)];
    const { heard, left } = answeredFor(list, list.slice(0, 2), [{ id: 'b' }]);
    expect(ids(heard)).toEqual(['b']);
    expect(ids(left)).toEqual(['a', 'c']);
  });

  it('stays behind alone when the server will not read it', () => {
    expect(ids(sendable([waits('a', 1, { refused: 'non' }), waits('b', 2)]))).toEqual(['b']);
  });

  it('is tried again after longer and longer, and never given up', () => {
    const pauses = [1, 2, 3, 4, 50].map(pauseAfter);
    expect(pauses.every((pause) => pause >= 1500 && pause <= 37_500)).toBe(true);
    expect(Math.max(...[1].map(pauseAfter))).toBeLessThan(Math.min(...[4].map(pauseAfter)));
  });
});
