import {
  initiativeWriter,
  listProjectsQuery,
  portfolioSummary,
  projectWriter,
} from '#areas/portfolio/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = searchValues(event.url);
  const [summary, list] = await Promise.all([
    run(event, portfolioSummary, asked),
    run(event, listProjectsQuery, { ...asked, limit: 30 }),
  ]);
  const { actor } = event.locals;
  return {
    summary,
    list,
    addsProjects: projectWriter(actor),
    addsInitiatives: initiativeWriter(actor) && actor.role === 'funder',
  };
};
