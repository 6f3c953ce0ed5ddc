import { createOrganisation, failNamed, listOrganisations } from '#areas/accounts/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formValues, performFor } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  organisations: (await run(event, listOrganisations, {})).items,
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const result = await performFor(event, createOrganisation, formValues(form));
    return result.ok
      ? { action: 'create', done: text(m.accounts_organisation_made) }
      : failNamed('create', result.refusal, form);
  },
};
