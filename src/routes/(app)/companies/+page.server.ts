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

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const asked = searchValues(event.url);
  const list = await run(event, listCompaniesQuery, asked);
  const { firms } = await loadShared(event, countToReviewQuery, {});
  const projects = await loadShared(event, listReachingProjects, {});
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
