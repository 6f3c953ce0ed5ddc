import { error } from '@sveltejs/kit';
import { isLanguage, jsonFeed } from '#areas/network/public/index.ts';
import { recentSuppliers } from '#areas/network/server/public/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { readPublic } from '../../public-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { language } = event.params;
  if (!isLanguage(language)) error(404, 'not-found');
  const { items } = await readPublic(event, recentSuppliers, { language });
  const place = { origin: event.url.origin, language, now: currentRuntime().clock.now() };
  return new Response(JSON.stringify(jsonFeed(items, place)), {
    headers: { 'content-type': 'application/feed+json', 'cache-control': 'public, max-age=600' },
  });
};
