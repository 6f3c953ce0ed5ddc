import {
  getCompanyForm,
  regionChoices,
  sectorChoices,
  updateCompany,
} from '#areas/companies/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { load as run } from '#platform/web/load.ts';
import { writeCompany } from '../../similar.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const company = await run(event, getCompanyForm, event.params);
  return { company, regions: regionChoices(locale), sectors: sectorChoices(locale) };
};

export const actions: Actions = {
  default: (event) => writeCompany(event, updateCompany, text(m.companies_saved)),
};
