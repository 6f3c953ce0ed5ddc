import { openComments } from '#areas/strategy/index.ts';
import { getStrategy, listRequests } from '#areas/strategy/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [requests, { comments }] = await Promise.all([
    run(event, listRequests, { strategyId: id }),
    run(event, getStrategy, { id }),
  ]);
  return { ...requests, openComments: openComments(comments).length };
};
