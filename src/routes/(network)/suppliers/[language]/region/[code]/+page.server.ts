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
  const facets = 'process,material,certificate';
  const found = await listSuppliers(event, language, { regions: [code], facets });
  keepAMinute(event);
  return {
    ...{ found, code, name: regionLabel(code, language) },
    processes: conceptChoices(found.facets.process, language).slice(0, 12),
    materials: conceptChoices(found.facets.material, language).slice(0, 12),
    certificates: conceptChoices(found.facets.certificate, language).slice(0, 12),
  };
};
