import { suggestSuppliers } from '#areas/network/server/index.ts';
import { readPublic } from '../../public-page.server.ts';
import type { RequestHandler } from './$types';

/** What a search that is being typed may become. */
export const GET: RequestHandler = async (event) => {
  const q = (event.url.searchParams.get('q') ?? '').slice(0, 200);
  const { items } = await readPublic(event, suggestSuppliers, { q, language: event.params.language });
  const words = [...new Set(items.map(({ label }) => label))];
  return Response.json(words, { headers: { 'cache-control': 'public, max-age=60' } });
};
