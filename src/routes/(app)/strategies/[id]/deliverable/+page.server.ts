import { openComments } from '#areas/strategy/index.ts';
import { getStrategy, listDeliverables, makeDeliverable } from '#areas/strategy/server/index.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const plans = await run(event, listDeliverables, { ...searchValues(event.url), id });
  const { document, state, comments } = await run(event, getStrategy, { id });
  return {
    plans,
    strategy: {
      id,
      title: document.title,
      version: document.version,
      firm: document.firm.legalName,
      signatures: document.signatures,
    },
    state,
    openComments: openComments(comments).length,
  };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, makeDeliverable, { next: ({ id }) => `/strategies/${id}/deliverable` }),
};
