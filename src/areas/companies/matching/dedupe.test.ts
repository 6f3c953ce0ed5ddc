import { describe, expect, it } from 'vitest';
import { clusters } from './cluster.ts';
import { COMPANY_PLAN } from './company-model.ts';
import { scoreRecords } from './dedupe.ts';
import { seeded } from './random.ts';
import type { MatchRecord } from './record.ts';

const TRADES = ['Usinage', 'Métal', 'Plastiques', 'Meubles', 'Soudure', 'Outillage', 'Fonderie', 'Béton'];

/** A list where firm `n` is written twice, the second time by somebody in a hurry. Record 2n and 2n + 1 are one firm. */
function twice(firms: number): MatchRecord[] {
  const random = seeded(3);
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.trunc(random() * 10)).join('');
  const letters = (): string =>
    Array.from({ length: 7 }, () => 'aeioulmnrst'[Math.trunc(random() * 11)]).join('');
  return Array.from({ length: firms }, (): MatchRecord[] => {
    const name = `${TRADES[Math.trunc(random() * TRADES.length)] ?? ''} ${letters()}`;
    const phone = `418 ${String(2 + Math.trunc(random() * 8))}${digits(6)}`;
    const address = `${String(1 + Math.trunc(random() * 3000))} rue ${letters()}`;
    return [
      { names: [`${name} inc.`], phone, address, city: 'Alma' },
      random() < 0.5
        ? { names: [name.toUpperCase()], phone }
        : { names: [`${name.slice(0, -1)} ltée`], address },
    ];
  }).flat();
}

describe('a list with duplicates', () => {
  const records = twice(600);
  const scored = scoreRecords(records, COMPANY_PLAN);
  const groups = clusters(scored.pairs, scored.probability, { records: records.length, cut: 0.5 });

  it('gives its duplicates away without any label', () => {
    const found = records.filter((_, at) => at % 2 === 1 && groups[at] === at - 1).length;
    expect(found).toBeGreaterThan(570);
    const wrong = [...groups].filter((group, at) => Math.trunc(group / 2) !== Math.trunc(at / 2)).length;
    expect(wrong).toBeLessThan(6);
  });

  it('teaches how often firms repeat', () => {
    expect(scored.parameters.pairsPerRecord).toBeGreaterThan(0.4);
    expect(scored.parameters.pairsPerRecord).toBeLessThan(0.6);
  });

  it('gives parameters that survive being stored as JSON', () => {
    expect(JSON.parse(JSON.stringify(scored.parameters))).toEqual(scored.parameters);
  });

  it('gives the same result every time', () => {
    const again = scoreRecords(records, COMPANY_PLAN);
    expect(again.pairs).toEqual(scored.pairs);
  });

  it('may be empty or hold one record', () => {
    expect(scoreRecords([], COMPANY_PLAN).pairs.a).toHaveLength(0);
    expect(scoreRecords([{ names: ['Métal 7'] }], COMPANY_PLAN).pairs.a).toHaveLength(0);
  });
});
