import { error } from '@sveltejs/kit';
import type { Language } from '#areas/network/index.ts';
import { conceptChoices, readCapability, regionChoices } from '#areas/network/server/public/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { toLocalTime } from '#platform/quebec-time.ts';
import { listSuppliers } from '../../../list-page.server.ts';
import { keepAMinute, readPublic } from '../../../public-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const language = event.params.language as Language;
  const certificate = await readPublic(event, readCapability, event.params);
  if (certificate.kind !== 'certificate') error(404, 'not-found');
  const certificates = [certificate.id];
  const listed = await listSuppliers(event, language, { certificates, facets: 'region,process' });
  const { found, facets, terms } = listed;
  keepAMinute(event);
  return {
    ...{ certificate, found },
    today: toLocalTime(currentRuntime().clock.now()).slice(0, 10),
    regions: regionChoices(facets.region, language),
    processes: conceptChoices(facets.process, terms).slice(0, 12),
  };
};
