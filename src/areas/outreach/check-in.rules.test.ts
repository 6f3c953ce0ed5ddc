import { describe, expect, it } from 'vitest';
import { withLast, withoutSent, type Waiting } from './check-in.rules.ts';

const say = (id: string, action: Waiting['action']): Waiting => ({ id, action, fields: { id } });
const actions = (waiting: Waiting[]) => waiting.map(({ id, action }) => `${action} ${id}`);

describe('what a phone still has to say', () => {
  it('is the last word about each person, in the order they were said', () => {
    const waiting = [say('ana', 'checkIn'), say('luc', 'checkIn')];
    expect(actions(withLast(waiting, say('ana', 'undo')))).toEqual(['checkIn luc', 'undo ana']);
  });

  it('goes once it was sent', () => {
    expect(withoutSent([say('ana', 'checkIn')], say('ana', 'checkIn'))).toEqual([]);
  });

  it('keeps a change of mind that came while the first word was on its way', () => {
    const sent = say('ana', 'checkIn');
    const meanwhile = withLast([sent, say('luc', 'checkIn')], say('ana', 'undo'));
    expect(actions(withoutSent(meanwhile, sent))).toEqual(['checkIn luc', 'undo ana']);
  });
});
