import { readSitemapName, sitemapFile } from '#areas/network/public/index.ts';
import { readSitemap } from '#areas/network/server/public/index.ts';
import { readPublic } from '../../public-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const file = readSitemapName(event.params.name);
  if (!file) return new Response(null, { status: 404 });
  const entries = await readPublic(event, readSitemap, file);
  return new Response(sitemapFile(event.url.origin, entries), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
