import { readVisibility, worldShapes } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

const MOST_FIRMS = 100;
const MOST_CONCEPTS = 15;

export const load: PageServerLoad = async (event) => {
  const asked = searchValues(event.url);
  const { firms, concepts, ...figures } = await run(event, readVisibility, asked);
  return {
    figures: {
      ...figures,
      concepts: concepts.slice(0, MOST_CONCEPTS),
      firms: firms.slice(0, MOST_FIRMS).map((one) => ({ ...one, id: one.value })),
    },
    companyId: event.url.searchParams.get('companyId') ?? '',
    query: event.url.search,
    world: worldShapes(),
    own: event.locals.actor.companyId !== null,
    demonstration: currentRuntime().config.demonstration,
  };
};
