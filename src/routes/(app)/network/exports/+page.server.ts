import { readExports } from '#areas/network/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const figures = await run(event, readExports, searchValues(event.url));
  return {
    figures: {
      ...figures,
      amounts: figures.amounts.map((row) => ({ ...row, id: `${row.country} ${row.currency}` })),
      rows: figures.rows.map((row) => ({ ...row, id: `${row.requestId} ${row.companyId}` })),
    },
    from: event.url.searchParams.get('from') ?? '',
    to: event.url.searchParams.get('to') ?? '',
  };
};
