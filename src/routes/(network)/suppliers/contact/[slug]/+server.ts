import { error } from '@sveltejs/kit';
import { isLanguage } from '#areas/network/public/index.ts';
import { readSupplier } from '#areas/network/server/public/index.ts';
import { noteVisit } from '#areas/network/server/visibility/index.ts';
import { readPublic } from '../../public-page.server.ts';
import type { RequestHandler } from './$types';

/** A beacon of the supplier's page: somebody took its address to write or to call. Says nothing, keeps nobody. */
export const POST: RequestHandler = async (event) => {
  const language = event.url.searchParams.get('language') ?? '';
  if (!isLanguage(language)) error(404, 'not-found');
  const { profile } = await readPublic(event, readSupplier, { slug: event.params.slug, language });
  await noteVisit(event, { kind: 'contact', companyIds: [profile.companyId], language });
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};
