import { regionChoices, regionName } from '#areas/companies/server/index.ts';
import { listEvents } from '#areas/outreach/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const { region, cursor } = searchValues(event.url);
  const list = await run(event, listEvents, { region, cursor });
  return {
    list: {
      ...list,
      items: list.items.map((item) => ({
        ...item,
        region: item.regionCode && regionName(item.regionCode, locale),
      })),
    },
    regions: regionChoices(locale),
  };
};
