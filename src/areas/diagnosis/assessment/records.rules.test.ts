import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerRecord, AssessmentRecord } from './record.ts';
import {
  answersOf,
  conflictsOf,
  headsOf,
  mergeRecords,
  progressOf,
  questionStateIn,
  sameValue,
  stateOf,
} from './records.rules.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 15, minute)).toISOString();

function answer(id: string, level: number, more: Partial<AnswerRecord> = {}): AnswerRecord {
  const fixed = { questionId: 'planning', authorName: 'Ève', device: 'd1', answeredAt: at(0) };
  return {
    id,
    kind: 'answer',
    value: { kind: 'level', level },
    replaces: [],
    aside: null,
    asideReason: null,
    ...fixed,
    ...more,
  };
}

/** Histories as devices make them: each record may replace any that were there before. */
const histories = fc
  .array(
    fc.record({
      question: fc.constantFrom('planning', 'automation'),
      level: fc.integer({ min: 0, max: 5 }),
      minute: fc.integer({ min: 0, max: 59 }),
      sees: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
      aside: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((drafts) =>
    drafts.map(({ question, level, minute, sees, aside }, index) =>
      answer(`r${index}`, level, {
        questionId: question,
        answeredAt: at(minute),
        replaces: sees.filter((seen) => seen < index).map((seen) => `r${seen}`),
        ...(aside && { aside: 'submitted' as const }),
      }),
    ),
  );

const shuffled = histories.chain((records) =>
  fc.tuple(
    fc.constant(records),
    fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
  ),
);

const asText = (records: readonly AssessmentRecord[]) => JSON.stringify([...stateOf(records)].sort());

describe('answers that arrive from several devices', () => {
  it('come to the same state in whatever order they arrive', () => {
    fc.assert(
      fc.property(shuffled, ([first, second]) => {
        expect(asText(mergeRecords(second))).toBe(asText(mergeRecords(first)));
      }),
    );
  });

  it('come to the same state when some arrive twice, or through several people', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(), ([first, second], cut) => {
        const at = first.length === 0 ? 0 : cut % first.length;
        const merged = mergeRecords(first.slice(0, at), second, first);
        expect(merged).toEqual(mergeRecords(first));
      }),
    );
  });

  it('are never lost: each is there, and each either stands or is replaced by one that is there', () => {
    fc.assert(
      fc.property(histories, (records) => {
        const merged = mergeRecords(records);
        expect(merged.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
        const standing = merged.filter(({ aside }) => aside === null);
        const heads = new Set(headsOf(standing).map(({ id }) => id));
        for (const { id } of standing) {
          expect(heads.has(id) || standing.some(({ replaces }) => replaces.includes(id))).toBe(true);
        }
      }),
    );
  });

  it('always leave an answer where one was given', () => {
    fc.assert(
      fc.property(histories, (records) => {
        const state = stateOf(records);
        for (const { questionId } of records.filter(({ aside }) => aside === null)) {
          expect(questionStateIn(state, questionId).heads.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('stand even when they claim to replace each other in a ring', () => {
    const ring = [answer('a', 1, { replaces: ['b'] }), answer('b', 2, { replaces: ['a'] })];
    expect(headsOf(ring).map(({ id }) => id)).toEqual(['a', 'b']);
    const settled = [...ring, answer('c', 3, { replaces: ['a', 'b'] })];
    expect(headsOf(settled).map(({ id }) => id)).toEqual(['c']);
  });
});

describe('two people who answer the same question', () => {
  const mine = answer('a', 1, { answeredAt: at(1) });
  const yours = answer('b', 3, { answeredAt: at(2), authorName: 'Marc', device: 'd2' });

  it('disagree until somebody settles it, and both answers stay', () => {
    const state = stateOf([mine, yours]);
    expect(conflictsOf(state)).toEqual(['planning']);
    expect(questionStateIn(state, 'planning').heads.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(answersOf(state)).toEqual({});
    const settled = [mine, yours, answer('c', 3, { replaces: ['a', 'b'], answeredAt: at(3) })];
    expect(conflictsOf(stateOf(settled))).toEqual([]);
    expect(answersOf(stateOf(settled))).toEqual({ planning: { kind: 'level', level: 3 } });
    expect(mergeRecords(settled)).toHaveLength(3);
  });

  it('agree when they say the same, in whatever order they ticked', () => {
    const boxes = (...selected: string[]) => ({ kind: 'boxes', selected }) as const;
    expect(conflictsOf(stateOf([mine, answer('b', 1, { device: 'd2' })]))).toEqual([]);
    expect(sameValue(boxes('x', 'y'), boxes('y', 'x'))).toBe(true);
    expect(sameValue(boxes('x'), boxes('x', 'y'))).toBe(false);
    expect(sameValue({ kind: 'scale', rows: { a: 2, b: null } }, { kind: 'scale', rows: { a: 2 } })).toBe(
      true,
    );
  });

  it('may replace a conflict by one more answer of their own', () => {
    const state = stateOf([mine, yours, answer('c', 5, { replaces: ['a', 'b'] })]);
    expect(answersOf(state)).toEqual({ planning: { kind: 'level', level: 5 } });
  });
});

describe('what was said too late', () => {
  it('is kept, and changes nothing', () => {
    const late = answer('b', 5, { replaces: ['a'], aside: 'submitted' });
    const state = stateOf([answer('a', 1), late]);
    expect(answersOf(state)).toEqual({ planning: { kind: 'level', level: 1 } });
    expect(mergeRecords([answer('a', 1), late])).toHaveLength(2);
  });

  it('is known as such once the server has said so, whatever the device still hopes', () => {
    const hoped = answer('a', 1);
    const told = { ...hoped, aside: 'submitted' as const };
    expect(mergeRecords([hoped], [told])).toEqual([told]);
    expect(mergeRecords([told], [hoped])).toEqual([told]);
  });
});

describe('progress', () => {
  it('counts what is known apart from what is said to be unknown', () => {
    const records = [
      answer('a', 1),
      answer('b', 0, { questionId: 'automation', value: { kind: 'unknown' } }),
      answer('c', 0, { questionId: 'energy', value: { kind: 'scale', rows: { x: null } } }),
      answer('d', 1, { questionId: 'skills' }),
      answer('e', 2, { questionId: 'skills' }),
    ];
    const asked = ['planning', 'automation', 'energy', 'skills', 'nothing'];
    expect(progressOf(asked, stateOf(records))).toEqual({ asked: 5, answered: 1, unknown: 2, conflicts: 1 });
  });
});

describe('notes', () => {
  it('of several people stand side by side; a note made empty is taken back', () => {
    const note = (id: string, text: string, replaces: string[] = []): AssessmentRecord => ({
      ...answer(id, 0),
      kind: 'note',
      value: { text },
      replaces,
    });
    const notes = [note('a', 'Presse 3'), note('b', 'Depuis 2019'), note('c', '', ['a'])];
    expect(questionStateIn(stateOf(notes), 'planning').notes.map(({ id }) => id)).toEqual(['b']);
  });
});
