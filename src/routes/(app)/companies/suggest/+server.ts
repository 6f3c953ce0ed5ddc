import { suggestCompaniesQuery } from '#areas/companies/server/index.ts';
import { performFor, STATUS } from '#platform/web/form.ts';
import type { RequestHandler } from './$types';

/** `[{ id, name, city, neq }]`: for the command palette and for fields that pick a firm. */
export const GET: RequestHandler = async (event) => {
  const found = await performFor(event, suggestCompaniesQuery, { q: event.url.searchParams.get('q') ?? '' });
  if (!found.ok) return Response.json([], { status: STATUS[found.refusal.kind] });
  return Response.json(found.value.items, { headers: { 'cache-control': 'no-store' } });
};
