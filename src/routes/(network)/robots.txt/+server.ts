import type { RequestHandler } from './$types';

/** Work screens are behind a sign-in anyway; links by mail are nobody else's, and searches have no end. */
const CLOSED = ['/api/', '/answer/', '/invitation/', '/proposal/', '/events/registration/'];

export const GET: RequestHandler = ({ url }) => {
  const closed = [...CLOSED, ...CLOSED.map((path) => `/en${path}`), '/suppliers/*/request/'];
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)];
  return new Response([...lines, '', `Sitemap: ${url.origin}/suppliers/sitemap.xml`, ''].join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
};
