import { sitemapIndex } from '#areas/network/public/index.ts';
import { listSitemaps } from '#areas/network/server/public/index.ts';
import { readPublic } from '../public-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
  new Response(sitemapIndex(event.url.origin, await readPublic(event, listSitemaps, {})), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
