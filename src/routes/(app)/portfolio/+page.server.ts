import {
  initiativeWriter,
  listProjectsQuery,
  portfolioSummary,
  projectWriter,
} from '#areas/portfolio/server/index.ts';
import { searchValues } from '#platform/web/load.ts';
import { packed } from '#platform/web/packed.ts';
import { loadShared } from '#platform/web/shared.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = searchValues(event.url);
  const [summary, list] = await Promise.all([
    loadShared(event, portfolioSummary, asked),
    loadShared(event, listProjectsQuery, { ...asked, limit: 20 }),
  ]);
  const { actor } = event.locals;
  return {
    summary: packed(summary),
    list: packed(list),
    addsProjects: projectWriter(actor),
    addsInitiatives: initiativeWriter(actor) && actor.role === 'funder',
  };
};
