import { findConcepts } from '#areas/network/server/index.ts';
import { performFor, STATUS } from '#platform/web/form.ts';
import { searchValues } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

/** `[{ id, label, wider }]`: for fields that pick a term of the thesaurus. */
export const GET: RequestHandler = async (event) => {
  const found = await performFor(event, findConcepts, { q: '', ...searchValues(event.url) });
  if (!found.ok) return Response.json([], { status: STATUS[found.refusal.kind] });
  return Response.json(found.value.items, { headers: { 'cache-control': 'private, max-age=300' } });
};
