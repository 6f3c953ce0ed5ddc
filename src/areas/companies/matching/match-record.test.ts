import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeBusinessNumber, completeNeq } from '../identifier.rules.ts';
import { blockingKeys, matchPair, matchRecord } from './match-record.ts';
import type { MatchRecord } from './record.ts';

const neq = completeNeq('117000123');
const otherNeq = completeNeq('117000999');
const beaulieu: MatchRecord = {
  names: ['Usinage Beaulieu inc.'],
  neq,
  address: '1200, boulevard Saint-Joseph, bureau 2',
  city: 'Drummondville',
  postalCode: 'J2C 2A1',
  phone: '819 555-0134',
  website: 'https://www.usinagebeaulieu.com',
};

const maybe = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined });
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const anyRecord: fc.Arbitrary<MatchRecord> = fc.record({
  names: fc.array(
    fc
      .array(
        fc.constantFrom(
          'Usinage',
          'Beaulieu',
          'Métal',
          'Inc.',
          'Tremblay',
          'Ltée',
          'Roy',
          'Industries',
          '9123-4567 Québec',
          'Zorvex',
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((words) => words.join(' ')),
    { minLength: 1, maxLength: 3 },
  ),
  neq: maybe(digits(7).map((body) => completeNeq(`11${body}`))),
  bn: maybe(digits(8).map((body) => completeBusinessNumber(body))),
  address: maybe(
    fc.constantFrom('12 rue King', '12, King St', '1200 boul. Saint-Joseph', '12 rue King bureau 3'),
  ),
  city: maybe(fc.constantFrom('Alma', 'Drummondville', 'Saint-Jérôme')),
  postalCode: maybe(fc.constantFrom('G8B 1A1', 'J2C 2A1', 'J2C 9Z9')),
  phone: maybe(fc.constantFrom('819 555-0134', '555-0134', '418 555-0199')),
  website: maybe(fc.constantFrom('usinagebeaulieu.com', 'usinagebeaulieu.ca', 'metal.qc.ca')),
  email: maybe(fc.constantFrom('a@gmail.com', 'info@metal.qc.ca')),
});

describe('an attendance row beside the register', () => {
  it('is the firm when name and telephone agree, whatever the spelling', () => {
    const row = { names: ['USINAGE BEAULIEU LTEE'], phone: '(819) 5550134' };
    const result = matchRecord(row, [beaulieu]);
    expect(result.decision).toBe('same');
    expect(result.candidates[0]?.record).toBe(beaulieu);
  });

  it('is a new firm when nothing but common words agrees', () => {
    const row = { names: ['Construction Tremblay'], city: 'Alma', phone: '418 555-0101' };
    expect(matchRecord(row, [beaulieu]).decision).toBe('new');
    expect(matchRecord(row, [])).toEqual({ decision: 'new', candidates: [], probabilityNew: 1 });
  });

  it('goes to a person when two firms of the register are as likely', () => {
    const twin = { ...beaulieu, neq: otherNeq };
    const result = matchRecord({ ...beaulieu, neq: undefined }, [beaulieu, twin]);
    expect(result.decision).toBe('review');
    expect(result.candidates.map(({ probability }) => Math.round(probability * 10))).toEqual([5, 5]);
  });

  it('is never joined alone to a sister firm at the same door and telephone', () => {
    const sister = {
      names: ['Gestion Beaulieu inc.'],
      address: beaulieu.address,
      city: beaulieu.city,
      phone: beaulieu.phone,
    };
    expect(matchRecord(sister, [beaulieu]).decision).not.toBe('same');
  });

  it('is not the firm whose number differs by one digit', () => {
    const numbered = { names: ['9123-4567 Québec inc.'], city: 'Alma' };
    expect(matchRecord({ names: ['9123-4568 Québec inc.'], city: 'Alma' }, [numbered]).decision).toBe('new');
    expect(matchRecord({ names: ['91234567 QUEBEC INC'], city: 'Alma' }, [numbered]).decision).toBe('same');
  });

  it('is the firm with its NEQ, under another name too, and hardly a firm with another NEQ', () => {
    const named = { names: ['Zorvex Précision'], neq, phone: beaulieu.phone };
    expect(matchRecord(named, [beaulieu]).decision).toBe('same');
    expect(matchRecord({ names: ['USINAGE BEAULIEU'], neq }, [beaulieu]).decision).toBe('same');
    const agreeing = matchPair(beaulieu, { ...beaulieu, neq: undefined });
    const clashing = matchPair(beaulieu, { ...beaulieu, neq: otherNeq });
    expect(clashing.evidence.find(({ field }) => field === 'neq')?.bits).toBeLessThan(-4);
    expect(clashing.probability).toBeLessThanOrEqual(agreeing.probability);
  });

  it('goes to a person when the NEQ agrees and the rest says otherwise', () => {
    const copied = { names: ['Fromagerie du Lac'], neq, city: 'Rimouski', phone: '418 555-0177' };
    expect(matchRecord(copied, [beaulieu]).decision).toBe('review');
  });

  it('shows both values, the level and the weight of each field', () => {
    const { evidence } = matchPair(beaulieu, { names: ['Beaulieu Usinage'], phone: '819 555-0143' });
    expect(evidence.map(({ field }) => field)).toEqual([
      'name',
      'place',
      'phone',
      'domain',
      'neq',
      'bn',
      'number',
    ]);
    expect(evidence[0]).toMatchObject({
      left: 'Usinage Beaulieu inc.',
      right: 'Beaulieu Usinage',
      level: 'same',
    });
    expect(evidence[1]).toMatchObject({ right: '', level: 'missing', bits: 0 });
    expect(evidence[2]).toMatchObject({ level: 'near' });
  });
});

describe('the score', () => {
  it('is the same both ways round', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (a, b) => {
        expect(matchPair(a, b).probability).toBe(matchPair(b, a).probability);
      }),
    );
  });

  it('is a probability, and the candidates with "none of them" make one', () => {
    fc.assert(
      fc.property(anyRecord, fc.array(anyRecord, { maxLength: 5 }), (incoming, register) => {
        const { candidates, probabilityNew } = matchRecord(incoming, register);
        const all = [...candidates.map(({ probability }) => probability), probabilityNew];
        for (const probability of all) expect(probability >= 0 && probability <= 1).toBe(true);
        const total = all.reduce((sum, probability) => sum + probability, 0);
        // Candidates under 1 in 1000 are left out of the list.
        expect(total).toBeGreaterThan(0.994);
        expect(total).toBeLessThan(1 + 1e-9);
      }),
    );
  });

  it('joins identical records that say more than a name', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const told = { ...record, names: ['Zorvex Beaulieu'], phone: '819 555-0134' };
        expect(matchRecord(told, [{ ...told }]).decision).toBe('same');
      }),
    );
  });

  it('takes nothing from a missing field: it weighs 0 bits', () => {
    const field = fc.constantFrom('neq', 'bn', 'phone', 'website');
    fc.assert(
      fc.property(anyRecord, anyRecord, field, (a, b, name) => {
        const evidence = matchPair({ ...a, [name]: undefined, email: undefined }, b).evidence;
        const shown = name === 'website' ? 'domain' : name;
        expect(evidence.find((line) => line.field === shown)).toMatchObject({ level: 'missing', bits: 0 });
      }),
    );
  });

  it('never rises when an agreeing identifier is lost', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (a, b) => {
        const agreeing = matchPair({ ...a, neq }, { ...b, neq }).probability;
        expect(matchPair(a, { ...b, neq: undefined }).probability).toBeLessThanOrEqual(agreeing);
      }),
    );
  });
});

describe('blocking keys', () => {
  it('are at most fourteen, each once, and always the same for the same record', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const keys = blockingKeys(record);
        expect(keys.length).toBeLessThanOrEqual(14);
        expect(new Set(keys).size).toBe(keys.length);
        expect(blockingKeys({ ...record })).toEqual(keys);
      }),
    );
  });

  it('bring together two spellings of one firm', () => {
    const spellings: MatchRecord[] = [
      { names: ['BEAULIEU USINAGE'] },
      { names: ['Zorvex'], phone: '555-0134' },
      { names: ['Zorvex'], email: 'ventes@usinagebeaulieu.ca' },
      { names: ['Zorvex'], address: '1200 boul. St-Joseph' },
      { names: ['Zorvex'], neq },
    ];
    const known = new Set(blockingKeys(beaulieu));
    for (const spelling of spellings) expect(blockingKeys(spelling).some((key) => known.has(key))).toBe(true);
  });

  it('do not depend on the order of the words', () => {
    const keys = (name: string): string[] => blockingKeys({ names: [name] }).sort();
    expect(keys('Métal Zorvex Nord')).toEqual(keys('Zorvex Nord Métal'));
  });
});
