import { createCompany, regionChoices, registerStaff, sectorChoices } from '#areas/companies/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/refusals.ts';
import { endPage } from '#platform/web/load.ts';
import { writeCompany } from '../similar.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { actor, locale } = event.locals;
  if (!registerStaff(actor)) endPage(event, forbidden(actor));
  return { regions: regionChoices(locale), sectors: sectorChoices(locale) };
};

export const actions: Actions = {
  default: (event) => writeCompany(event, createCompany, text(m.companies_created)),
};
