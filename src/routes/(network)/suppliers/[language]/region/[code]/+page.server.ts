import { error } from '@sveltejs/kit';
import type { Language } from '#areas/network/index.ts';
import { conceptChoices, regionLabel } from '#areas/network/server/public/index.ts';
import { listSuppliers } from '../../../list-page.server.ts';
import { keepAMinute } from '../../../public-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const language = event.params.language as Language;
  if (!/^(0[1-9]|1[0-7])$/.test(code)) error(404, 'not-found');
  const counted = 'process,material,certificate';
  const listed = await listSuppliers(event, language, { regions: [code], facets: counted });
  const { found, facets, terms } = listed;
  keepAMinute(event);
  return {
    ...{ found, code, name: regionLabel(code, language) },
    processes: conceptChoices(facets.process, terms).slice(0, 12),
    materials: conceptChoices(facets.material, terms).slice(0, 12),
    certificates: conceptChoices(facets.certificate, terms).slice(0, 12),
  };
};
