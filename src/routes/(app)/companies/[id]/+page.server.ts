import { redirect } from '@sveltejs/kit';
import {
  addNote,
  getCompany,
  naicsReference,
  regionName,
  removeNote,
} from '#areas/companies/server/index.ts';
import { supplierOfFirm } from '#areas/network/server/public/index.ts';
import { m } from '#messages';
import { href } from '#platform/i18n.ts';
import { text } from '#platform/text.ts';
import { formAction, formValues, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const file = await run(event, getCompany, { id: event.params.id, cursor });
  const { identity, asked } = file;
  // The file of a merged record is that of the firm that stands for it, which says where one comes from.
  if (asked) {
    leaveFlash(event.cookies, text(m.companies_merged_notice, { name: asked.legalName }), 'neutral');
    redirect(303, href(`/companies/${identity.id}`, locale));
  }
  return {
    file,
    supplier: await run(event, supplierOfFirm, { companyId: identity.id }),
    sectors: identity.naics ? naicsReference().path(identity.naics) : [],
    region: identity.regionCode && regionName(identity.regionCode, locale),
  };
};

const ownPage = (event: FormEvent) => () => `/companies/${event.params.id}`;

export const actions: Actions = {
  addNote: (event) =>
    formAction(event, addNote, {
      input: (form) => ({ ...formValues(form), companyId: event.params.id }),
      next: ownPage(event),
    }),
  removeNote: (event) => formAction(event, removeNote, { input: formValues, next: ownPage(event) }),
};
