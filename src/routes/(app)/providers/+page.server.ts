import { languageName } from '#areas/strategy/index.ts';
import { directoryKeeper, listProvidersQuery } from '#areas/strategy/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import { namedChoices } from './provider-form.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals;
  const list = await run(event, listProvidersQuery, searchValues(event.url));
  const { choices, nameRegions } = namedChoices(locale);
  return {
    list: {
      ...list,
      items: list.items.map((row) => ({
        ...row,
        regions: row.regionCodes.length === choices.regions.length ? null : nameRegions(row.regionCodes),
        served: row.languages.map((code) => languageName(code, locale)),
      })),
    },
    keeper: directoryKeeper(actor),
    choices,
  };
};
