import { openComments } from '#areas/strategy/index.ts';
import { fieldChoices, getDocument, getStrategy } from '#areas/strategy/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const { version, with: other } = searchValues(event.url);
  const document = await run(event, getDocument, { id, version });
  const { document: draft, state, comments } = await run(event, getStrategy, { id });
  const { dimensions } = await run(event, fieldChoices, { id });
  return {
    document,
    state,
    draftVersion: draft.version,
    signatures: draft.signatures,
    openComments: openComments(comments).length,
    compared: other ? await run(event, getDocument, { id, version: other }) : null,
    dimensionNames: Object.fromEntries(dimensions.map(({ value, label }) => [value, label])),
  };
};
