import { regionName } from '#areas/companies/server/index.ts';
import { listProfiles, networkOfficer } from '#areas/network/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals;
  const list = await run(event, listProfiles, searchValues(event.url));
  return {
    list: {
      ...list,
      items: list.items.map((row) => ({
        ...row,
        id: row.companyId,
        region: row.regionCode ? regionName(row.regionCode, locale) : null,
      })),
    },
    today: quebecDay(currentRuntime().clock.now()),
    officer: networkOfficer(actor),
  };
};
