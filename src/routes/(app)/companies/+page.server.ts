import {
  regionChoices,
  countToReviewQuery,
  listCompaniesQuery,
  listReachingProjects,
  regionName,
  sectorFilters,
  sectorName,
} from '#areas/companies/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import { loadShared } from '#platform/web/shared.ts';
import type { PageServerLoad } from './$types';

/** As many as a desk shows without much scrolling: the reading and writing of a page grows with its rows. */
const ROWS = 25;

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const asked = searchValues(event.url);
  const [list, { firms }, projects] = await Promise.all([
    run(event, listCompaniesQuery, { limit: ROWS, ...asked }),
    loadShared(event, countToReviewQuery, {}),
    loadShared(event, listReachingProjects, {}),
  ]);
  return {
    list: {
      ...list,
      items: list.items.map((firm) => ({
        ...firm,
        region: firm.regionCode && regionName(firm.regionCode, locale),
        sector: firm.naics && sectorName(firm.naics, locale),
      })),
    },
    toReview: firms,
    regions: regionChoices(locale),
    sectors: sectorFilters(locale, typeof asked.sector === 'string' ? asked.sector : undefined),
    projects: projects.items.map(({ id, ...name }) => ({ value: id, label: name[locale] })),
  };
};
