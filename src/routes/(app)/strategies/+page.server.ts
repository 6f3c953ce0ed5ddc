import { listStrategiesQuery, strategyChoices, strategyStaff } from '#areas/strategy/server/index.ts';
import { pick } from '#i18n';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale, actor } = event.locals;
  const list = await run(event, listStrategiesQuery, searchValues(event.url));
  const { projects } = await run(event, strategyChoices, {});
  return {
    list,
    staff: strategyStaff(actor),
    projects: projects.map((project) => ({ value: project.id, label: pick(project, 'name', locale) })),
  };
};
