import { listTemplates, publishedCatalogue } from '#areas/strategy/server/index.ts';
import { read } from '#i18n';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  return {
    list: await run(event, listTemplates, searchValues(event.url)),
    dimensions: publishedCatalogue().framework.dimensions.map(({ id, name }) => ({
      value: id,
      label: read(name, locale),
    })),
  };
};
