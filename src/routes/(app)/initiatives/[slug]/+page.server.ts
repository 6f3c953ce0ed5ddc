import { getInitiative, listProjectsQuery } from '#areas/portfolio/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const { sort, cursor } = searchValues(event.url);
  const [initiative, list] = await Promise.all([
    run(event, getInitiative, { slug }),
    run(event, listProjectsQuery, { initiative: slug, sort, cursor, limit: 30 }),
  ]);
  return { initiative, list };
};
