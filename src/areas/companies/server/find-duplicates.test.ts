import { describe, expect, it } from 'vitest';
import type { MatchRecord } from '../matching/index.ts';
import { DEFAULT_MODEL } from '../matching/index.ts';
import { findDuplicates } from './find-duplicates.ts';

const firm = (at: number): MatchRecord => ({
  names: [`Atelier Zorvex${String.fromCharCode(97 + (at % 26), 97 + (Math.trunc(at / 26) % 26))} inc.`],
  phone: `418 ${String(2000000 + at * 7919)}`,
  address: `${String(100 + at)} rue King`,
  city: 'Alma',
});

describe('a run over a whole register', () => {
  it('groups the records of one firm and leaves doubtful pairs to a person', async () => {
    const first = Array.from({ length: 300 }, (_, at) => firm(at));
    const typedAgain = { ...firm(7), names: ['ZORVEXHA ATELIER'] };
    const sister = { ...firm(9), names: ['Gestion Beaulieu'] };
    const stages: string[] = [];
    const outcome = await findDuplicates([first, [typedAgain, sister]], {
      threads: 2,
      model: DEFAULT_MODEL,
      onStage: (stage) => stages.push(stage),
    });
    expect(outcome.records).toBe(302);
    expect(outcome.groups[300]).toBe(7);
    expect(outcome.groups[301]).toBe(301);
    expect([...outcome.review.b].map((at, index) => [outcome.review.a[index], at])).toEqual([[9, 301]]);
    expect(stages).toEqual(['blocking', 'learning', 'comparing', 'grouping']);
  });

  it('says why it failed when the records cannot be read', async () => {
    const broken = [{ names: null }] as unknown as MatchRecord[];
    await expect(findDuplicates([broken])).rejects.toThrow();
  });
});
