import { listSupplierRequests } from '#areas/network/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  items: (await run(event, listSupplierRequests, {})).items.map((row) => ({ ...row, id: row.requestId })),
  all: event.url.searchParams.get('show') === 'all',
});
