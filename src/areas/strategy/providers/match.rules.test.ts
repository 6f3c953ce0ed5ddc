import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MATCH_ASPECTS, MATCH_POINTS, type MatchCandidate, type MatchWish } from './match.ts';
import { isCandidate, lacksOf, matchOne, matchProviders, turnOf, unknownOf } from './match.rules.ts';

const WISH: MatchWish = {
  templateId: 'mes',
  family: 'production',
  regionCode: '02',
  naics: '332710',
  language: 'fr',
};
const FULL: MatchCandidate = {
  id: 'a',
  regionCodes: ['02', '03'],
  sectors: ['332'],
  languages: ['fr', 'en'],
  families: ['production'],
  templateIds: ['mes'],
  references: [{ templateId: 'mes', family: 'production' }],
};
const verdicts = (candidate: MatchCandidate, wish = WISH) =>
  Object.fromEntries(matchOne(wish, candidate).reasons.map(({ aspect, verdict }) => [aspect, verdict]));

const families = fc.subarray(['production', 'customer', 'administration', 'foundations'] as const);
const templates = fc.subarray(['mes', 'erp-core', 'oee', 'crm', 'edi']);
const reference = fc.record({
  templateId: fc.option(fc.constantFrom('mes', 'erp-core', 'oee')),
  family: fc.option(fc.constantFrom('production' as const, 'customer' as const)),
});
const candidate = fc.record({
  id: fc.uuid(),
  name: fc.string(),
  website: fc.option(fc.webUrl()),
  brands: fc.array(fc.string()),
  sizeClass: fc.constantFrom('1-9', '250+'),
  regionCodes: fc.subarray(['01', '02', '06', '12']),
  sectors: fc.subarray(['331', '332', '333']),
  languages: fc.subarray(['fr', 'en', 'es']),
  families,
  templateIds: templates,
  references: fc.array(reference, { maxLength: 4 }),
});
const candidates = fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 12 });
const wish = fc.record({
  templateId: fc.option(fc.constantFrom('mes', 'erp-core')),
  family: fc.option(fc.constantFrom('production' as const, 'customer' as const)),
  regionCode: fc.option(fc.constantFrom('01', '02', '06')),
  naics: fc.option(fc.constantFrom('332710', '331', '3331')),
  language: fc.option(fc.constantFrom('fr', 'en')),
});
const order = (list: ReturnType<typeof matchProviders>) =>
  list.map(({ candidate: { id }, match }) => [id, match]);

describe('a provider for an initiative', () => {
  it('has all the points when it does just this, here, for such firms, in their language, and did it before', () => {
    expect(matchOne(WISH, FULL)).toMatchObject({ score: 100, possible: 100 });
    expect(lacksOf(matchOne(WISH, FULL))).toEqual([]);
  });

  it('earns half for expertise in the family alone, and says so', () => {
    const near = { ...FULL, templateIds: ['oee'] };
    expect(verdicts(near).expertise).toBe('partly');
    expect(matchOne(WISH, near).score).toBe(100 - MATCH_POINTS.expertise / 2);
  });

  it('lacks what it lists without it, and is unknown where it lists nothing', () => {
    const far = { ...FULL, regionCodes: ['06'], languages: [] };
    expect(verdicts(far)).toMatchObject({ region: 'lacks', language: 'unknown' });
    expect(unknownOf(matchOne(WISH, far)).map(({ aspect }) => aspect)).toEqual(['language']);
    expect(matchOne(WISH, far)).toMatchObject({ score: 70, possible: 85 });
  });

  it('lacks references when it gave none', () => {
    expect(verdicts({ ...FULL, references: [] }).references).toBe('lacks');
    expect(verdicts({ ...FULL, references: [{ templateId: 'crm', family: 'customer' }] }).references).toBe(
      'partly',
    );
  });

  it('is measured on the family when the sheet began blank', () => {
    expect(verdicts(FULL, { ...WISH, templateId: null }).expertise).toBe('met');
    expect(verdicts({ ...FULL, families: ['customer'] }, { ...WISH, templateId: null }).expertise).toBe(
      'lacks',
    );
  });

  it('is not measured on what the firm did not say: the rest still makes a hundred', () => {
    const match = matchOne({ ...WISH, regionCode: null, language: null }, FULL);
    expect(match.reasons.map(({ aspect }) => aspect)).toEqual(['expertise', 'sector', 'references']);
    expect(match.score).toBe(100);
  });

  it('is no candidate when its expertise lies elsewhere', () => {
    expect(isCandidate(matchOne(WISH, { ...FULL, families: ['customer'], templateIds: ['crm'] }))).toBe(
      false,
    );
    expect(isCandidate(matchOne(WISH, { ...FULL, families: [], templateIds: [] }))).toBe(true);
  });
});

describe('the order is neutral', () => {
  it('does not depend on the order in which providers are given', () => {
    fc.assert(
      fc.property(wish, candidates, fc.string(), fc.nat(), (asked, list, seed, turn) => {
        const turned = [
          ...list.slice(turn % (list.length + 1)),
          ...list.slice(0, turn % (list.length + 1)),
        ].reverse();
        expect(order(matchProviders(asked, turned, seed))).toEqual(order(matchProviders(asked, list, seed)));
      }),
    );
  });

  it('does not depend on names, websites, brands or size', () => {
    fc.assert(
      fc.property(wish, candidates, fc.string(), fc.string(), (asked, list, seed, name) => {
        const renamed = list.map((one) => ({
          ...one,
          name: `${name}${one.name}`,
          website: null,
          brands: [name],
          sizeClass: '250+' as const,
        }));
        expect(order(matchProviders(asked, renamed, seed))).toEqual(order(matchProviders(asked, list, seed)));
      }),
    );
  });

  it('gives a provider the same score whoever else is there, and whatever its id', () => {
    fc.assert(
      fc.property(wish, candidates, candidate, fc.uuid(), (asked, list, one, id) => {
        const alone = matchOne(asked, one);
        expect(matchOne(asked, { ...one, id })).toEqual(alone);
        const among = matchProviders(asked, [...list, one], 'seed').find(({ candidate: c }) => c === one);
        expect(among?.match).toEqual(alone);
      }),
    );
  });

  it('never puts a lower score before a higher one', () => {
    fc.assert(
      fc.property(wish, candidates, fc.string(), (asked, list, seed) => {
        const scores = matchProviders(asked, list, seed).map(({ match }) => match.score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });

  it('never takes points for saying more: what was unknown can only bring some or none', () => {
    fc.assert(
      fc.property(wish, candidate, (asked, one) => {
        const said = { ...one, regionCodes: ['01', '02', '06', '12'], languages: ['fr', 'en', 'es'] };
        expect(matchOne(asked, said).score).toBeGreaterThanOrEqual(matchOne(asked, one).score);
        expect(matchOne(asked, one).possible).toBeGreaterThanOrEqual(matchOne(asked, one).score);
        expect(matchOne(asked, one).possible).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('gives turns among equals: over many initiatives each comes first about as often', () => {
    const equals = ['a', 'b', 'c', 'd'].map((id) => ({ ...FULL, id }));
    const firsts = Array.from(
      { length: 2000 },
      (_, at) => matchProviders(WISH, equals, `initiative-${at}`)[0]!.candidate.id,
    );
    for (const { id } of equals) {
      const share = firsts.filter((first) => first === id).length / firsts.length;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.3);
    }
  });

  it('keeps the turn of one initiative: the page shows the same order again', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (seed, id) => {
        expect(turnOf(seed, id)).toBe(turnOf(seed, id));
        expect(turnOf(seed, id)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has points that make a hundred', () => {
    expect(MATCH_ASPECTS.reduce((sum, aspect) => sum + MATCH_POINTS[aspect], 0)).toBe(100);
  });
});
