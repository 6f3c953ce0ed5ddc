/**
 * Programs that read pages: what crawlers, link previews, monitors and libraries call themselves. A browser that a
 * program drives says so (HeadlessChrome) or cannot be told from a person's.
 */
const ROBOT = new RegExp(
  [
    '(?<!cu)bots?\\b crawl spider slurp scrap archiver preview fetcher facebookexternalhit whatsapp embedly',
    'lighthouse pagespeed pingdom uptime monitor headless phantomjs curl/ wget/ python java/ okhttp go-http-client',
    'libwww axios node-fetch undici ^node$ autocannon apachebench ^ruby perl httpclient claude chatgpt perplexity',
    'bytespider mediapartners feedburner validator',
  ]
    .join(' ')
    .replaceAll(' ', '|'),
  'i',
);

/** Nobody's browser is without a name. */
export const isRobot = (userAgent: string | null): boolean => !userAgent?.trim() || ROBOT.test(userAgent);

/** Whether a request is somebody reading: not a robot, not a browser fetching ahead of a click that may never come. */
export function isReading(method: string, headers: Pick<Headers, 'get'>): boolean {
  if (method !== 'GET' && method !== 'POST') return false;
  const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''}`;
  return !/prefetch|prerender|preview/i.test(purpose) && !isRobot(headers.get('user-agent'));
}
