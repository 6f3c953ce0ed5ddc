import { getFramework, listFrameworks } from '#areas/diagnosis/server/framework/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const framework = await run(event, getFramework, event.params);
  const { items } = await run(event, listFrameworks, {});
  const versions = items.filter(({ id }) => id === framework.id).map(({ version }) => version);
  return { framework, versions };
};
