export const RATE = 500;
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
export const ADDRESSES = 2000;
export const LANGUAGES = ['fr', 'en', 'de', 'ja'] as const;

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const ROBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

/** One in ten is a robot, whose views are not counted. */
export const isPerson = (at: number): boolean => at % 10 !== 9;

export const addressOf = (at: number): string => `2001:db8::${at % ADDRESSES}`;

export const headersOf = (at: number): Record<string, string> => ({
  'user-agent': isPerson(at) ? PERSON : ROBOT,
  'accept-language': 'de-DE,de;q=0.9',
});
