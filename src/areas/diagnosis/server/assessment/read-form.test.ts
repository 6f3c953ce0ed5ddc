import { describe, expect, it } from 'vitest';
import type { AnswerRecord, Sheet } from '../../assessment/index.ts';
import { readForm } from './read-form.ts';

const question = {
  ...{ id: 'planning-level', dimension: 'planning', type: 'level' as const, text: '', help: null },
  ...{ rows: [], columns: [], levels: [], unit: null, min: null, max: null },
};
const sheet = { dimensions: [{ id: 'planning', questions: [question] }] } as unknown as Sheet;

function answer(id: string, level: number): AnswerRecord {
  const by = { authorName: 'Marc', device: 'd', answeredAt: '2026-03-02T15:00:00.000Z' };
  const kept = { replaces: [], aside: null, asideReason: null };
  return {
    id,
    questionId: 'planning-level',
    kind: 'answer',
    value: { kind: 'level', level },
    ...by,
    ...kept,
  };
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  data.set('authorName', 'Ève');
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
const seen = (...ids: string[]) => ({ 'seen.planning-level': ids.join() });
const said = (fields: Record<string, string>, records: AnswerRecord[]) =>
  readForm(sheet, 'planning', form(fields), records);

describe('a screen sent without scripts', () => {
  it('says what changed, and replaces what it was drawn with', () => {
    const [one] = said({ 'q.planning-level': '3', ...seen('a') }, [answer('a', 1)]);
    expect(one).toMatchObject({ value: { kind: 'level', level: 3 }, replaces: ['a'], authorName: 'Ève' });
  });

  it('says nothing when nothing changed', () => {
    expect(said({ 'q.planning-level': '1', ...seen('a') }, [answer('a', 1)])).toEqual([]);
    expect(said(seen(), [])).toEqual([]);
  });

  it('does not replace what arrived after it was drawn', () => {
    const [one] = said({ 'q.planning-level': '3', ...seen('a') }, [answer('a', 1), answer('b', 5)]);
    expect(one!.replaces).toEqual(['a']);
  });

  it('settles a conflict by the button of one answer', () => {
    const [one] = said({ settle: 'b', ...seen('a', 'b') }, [answer('a', 1), answer('b', 5)]);
    expect(one).toMatchObject({ value: { kind: 'level', level: 5 }, replaces: ['a', 'b'] });
  });

  it('adds a note once', () => {
    const [one] = said({ 'note.planning-level': ' Presse 3 ', ...seen() }, []);
    expect(one).toMatchObject({ kind: 'note', value: { text: 'Presse 3' } });
    const note = { ...answer('n', 0), kind: 'note', value: { text: 'Presse 3' } } as unknown as AnswerRecord;
    expect(said({ 'note.planning-level': 'Presse 3', ...seen() }, [note])).toEqual([]);
  });
});
