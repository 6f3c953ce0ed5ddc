import {
  assessmentProjects,
  diagnosisStaff,
  frameworks,
  listAssessmentsQuery,
} from '#areas/diagnosis/server/index.ts';
import { pick, read } from '#i18n';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale, actor } = event.locals;
  const list = await run(event, listAssessmentsQuery, searchValues(event.url));
  const leads = diagnosisStaff(actor);
  const { projects } = leads ? await run(event, assessmentProjects, {}) : { projects: [] };
  return {
    list,
    leads,
    frameworks: frameworks()
      .filter(({ latest }) => latest)
      .map(({ id, name }) => ({ value: id, label: read(name, locale) })),
    projects: projects.map((project) => ({ value: project.id, label: pick(project, 'name', locale) })),
  };
};
