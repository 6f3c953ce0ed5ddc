import { redirect } from '@sveltejs/kit';
import type { Language } from '#areas/network/index.ts';
import { publicPath } from '#areas/network/public/index.ts';
import { conceptChoices, readCapability, regionChoices } from '#areas/network/server/public/index.ts';
import { listSuppliers } from '../../../list-page.server.ts';
import { keepAMinute, readPublic } from '../../../public-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const language = event.params.language as Language;
  const capability = await readPublic(event, readCapability, event.params);
  if (capability.kind === 'certificate') redirect(308, publicPath.certificate(language, capability.id));
  const concepts = [capability.id];
  const listed = await listSuppliers(event, language, { concepts, facets: 'region,certificate' });
  const { found, facets, terms } = listed;
  keepAMinute(event);
  return {
    ...{ capability, found },
    regions: regionChoices(facets.region, language),
    certificates: conceptChoices(facets.certificate, terms).slice(0, 12),
  };
};
