import type { Language } from '#areas/network/index.ts';
import { searchSuppliers } from '#areas/network/server/index.ts';
import { conceptChoices, regionChoices } from '#areas/network/server/public/index.ts';
import { load as read } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

const MOST = 12;

export const load: PageServerLoad = async (event) => {
  const language = event.params.language as Language;
  const facets = 'process,material,region,certificate,sector';
  const found = await read(event, searchSuppliers, { language, facets, limit: 1 });
  event.setHeaders({ 'cache-control': 'public, max-age=60' });
  return {
    total: found.total,
    processes: conceptChoices(found.facets.process, language).slice(0, MOST),
    materials: conceptChoices(found.facets.material, language).slice(0, MOST),
    certificates: conceptChoices(found.facets.certificate, language).slice(0, MOST),
    sectors: conceptChoices(found.facets.sector, language).slice(0, MOST),
    regions: regionChoices(found.facets.region, language),
  };
};
