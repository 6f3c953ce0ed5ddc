import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEEN_KINDS, type Count, type CountKey } from './event.ts';
import { daysBetween, linesOf, totalOf, type SideCount } from './figures.rules.ts';
import { cameFrom, countryOf } from './origin.rules.ts';
import { isReading, isRobot } from './robots.rules.ts';
import { Tally } from './tally.rules.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const key = fc.record<CountKey>({
  companyId: fc.constantFrom('a', 'b'),
  day: fc.constantFrom('2026-03-01', '2026-03-02'),
  kind: fc.constantFrom(...SEEN_KINDS),
  country: fc.constantFrom('', 'DE', 'JP'),
  language: fc.constantFrom('de', 'ja'),
  concept: fc.constantFrom('', 'extrusion'),
  product: fc.constantFrom('', 'rails'),
});
const sum = (counts: readonly Count[]) => counts.reduce((all, { views }) => all + views, 0);

describe('views that wait to be written', () => {
  it('are all in it, each place once, in the same order whatever came first', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const [there, back] = [new Tally(), new Tally()];
        for (const one of keys) there.add(one);
        for (const one of keys.toReversed()) back.add(one);
        const counts = there.counts();
        expect(sum(counts)).toBe(keys.length);
        expect(new Set(counts.map(({ views: _, ...place }) => JSON.stringify(place))).size).toBe(
          counts.length,
        );
        expect(back.counts()).toEqual(counts);
      }),
    );
  });
});

describe('who reads', () => {
  it('is a person’s browser, never a crawler, a library or nobody', () => {
    expect(isRobot(FIREFOX)).toBe(false);
    expect(
      isRobot('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1'),
    ).toBe(false);
    expect(isRobot('Mozilla/5.0 (Linux; Android 10; CUBOT_X18) AppleWebKit/537.36 Chrome/140.0 Mobile')).toBe(
      false,
    );
    const robots = [
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'curl/8.5.0',
      '',
      null,
    ];
    const others = [
      'Mozilla/5.0 (X11) HeadlessChrome/153.0',
      'python-requests/2.32',
      'DuckDuckBot-Https/1.1',
      'Slackbot 1.0',
    ];
    for (const name of [...robots, ...others]) expect(isRobot(name), String(name)).toBe(true);
  });

  it('has opened the page, not fetched it ahead', () => {
    const said = (headers: Record<string, string>) => new Headers({ 'user-agent': FIREFOX, ...headers });
    expect(isReading('GET', said({}))).toBe(true);
    expect(isReading('GET', said({ 'sec-purpose': 'prefetch;prerender' }))).toBe(false);
    expect(isReading('HEAD', said({}))).toBe(false);
  });

  it('is in the country that our proxy says, else the browser’s region, else nobody knows', () => {
    expect(countryOf('jp', 'de-AT,de;q=0.9')).toBe('JP');
    expect(countryOf('XX', 'de-AT,de;q=0.9')).toBe('AT');
    expect(countryOf(null, 'zh-Hans-CN')).toBe('CN');
    for (const accept of ['de', 'en-001', 'es-419', '*', '', null]) expect(countryOf('', accept)).toBe('');
  });

  it('came from a search of this site, or from what does not concern us', () => {
    const here = 'https://virage.example';
    const from = (path: string) => cameFrom(here + path, here);
    expect(from('/suppliers/de/search?q=Strangpressen')).toEqual({ words: 'Strangpressen', language: 'de' });
    expect(from('/suppliers/de/search?concepts=anodizing')).toEqual({ concept: 'anodizing' });
    expect(from('/suppliers/ja/capability/extrusion')).toEqual({ concept: 'extrusion' });
    expect(from('/suppliers/xx/search?q=a')).toBeNull();
    expect(cameFrom('https://elsewhere.example/suppliers/de/search?q=a', here)).toBeNull();
    expect(cameFrom('no address', here)).toBeNull();
  });
});

describe('figures', () => {
  it('make one line of each value, and lines that add up to the total', () => {
    const counts: SideCount[] = [
      { side: 'country', value: 'DE', kind: 'profile', views: 3 },
      { side: 'country', value: 'DE', kind: 'award', views: 1 },
      { side: 'country', value: '', kind: 'impression', views: 40 },
      { side: 'day', value: '2026-03-01', kind: 'profile', views: 9 },
    ];
    const lines = linesOf(counts, 'country');
    expect(lines.map(({ value }) => value)).toEqual(['DE', '']);
    expect(totalOf(lines)).toEqual({
      impression: 40,
      profile: 3,
      product: 0,
      contact: 0,
      request: 0,
      award: 1,
    });
  });

  it('have a place for each day, also where nothing happened', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
  });
});
