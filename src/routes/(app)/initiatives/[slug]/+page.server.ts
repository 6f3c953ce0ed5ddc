import { getInitiative, listProjectsQuery } from '#areas/portfolio/server/index.ts';
import { searchValues } from '#platform/web/load.ts';
import { packed } from '#platform/web/packed.ts';
import { loadShared } from '#platform/web/shared.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const { sort, cursor } = searchValues(event.url);
  const [initiative, list] = await Promise.all([
    loadShared(event, getInitiative, { slug }),
    loadShared(event, listProjectsQuery, { initiative: slug, sort, cursor, limit: 20 }),
  ]);
  return { initiative: packed(initiative), list: packed(list) };
};
