import { regionChoices, regionName } from '#areas/companies/server/index.ts';
import { activityChoices, listActivitiesQuery, outreachStaff } from '#areas/outreach/server/index.ts';
import { pick } from '#i18n';
import { load as run, searchValues } from '#platform/web/load.ts';
import { loadShared } from '#platform/web/shared.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale, actor } = event.locals;
  const list = await run(event, listActivitiesQuery, searchValues(event.url));
  const { projects } = await loadShared(event, activityChoices, {});
  return {
    list: {
      ...list,
      items: list.items.map((item) => ({
        ...item,
        region: item.regionCode && regionName(item.regionCode, locale),
      })),
    },
    holds: outreachStaff(actor),
    regions: regionChoices(locale),
    projects: projects.map((project) => ({ value: project.id, label: pick(project, 'name', locale) })),
  };
};
