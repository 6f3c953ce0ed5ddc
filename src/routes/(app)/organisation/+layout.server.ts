import { readOrganisation } from '#areas/accounts/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
  organisation: await run(event, readOrganisation, {}),
});
