import type { Language } from '#areas/network/index.ts';
import {
  conceptChoices,
  findSuppliers,
  readCapability,
  recentSuppliers,
  regionChoices,
} from '#areas/network/server/public/index.ts';
import { keepAMinute, readPublic } from '../public-page.server.ts';
import type { PageServerLoad } from './$types';

const MOST = 12;
/** That nearly all work metal says nothing: which one does. */
const METALS = ['nonferrous-metals', 'ferrous-metals'];

export const load: PageServerLoad = async (event) => {
  const language = event.params.language as Language;
  const facets = 'process,region,certificate,sector';
  const metals = METALS.map((concept) => readPublic(event, readCapability, { concept, language }));
  const [found, recent, ...families] = await Promise.all([
    readPublic(event, findSuppliers, { language, facets, limit: 1 }),
    readPublic(event, recentSuppliers, { language, limit: 6 }),
    ...metals,
  ]);
  keepAMinute(event);
  return {
    ...{ total: found.total, recent: recent.items },
    processes: conceptChoices(found.facets.process, found.terms).slice(0, MOST),
    materials: families
      .flatMap(({ narrower }) => narrower)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST),
    certificates: conceptChoices(found.facets.certificate, found.terms).slice(0, MOST),
    sectors: conceptChoices(found.facets.sector, found.terms).slice(0, MOST),
    regions: regionChoices(found.facets.region, language),
  };
};
