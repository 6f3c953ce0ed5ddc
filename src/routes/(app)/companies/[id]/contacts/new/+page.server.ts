import { addContact, getCompanyForm } from '#areas/companies/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const company = await run(event, getCompanyForm, event.params);
  return {
    id: company.id,
    legalName: company.fields.legalName,
    today: quebecDay(currentRuntime().clock.now()),
  };
};

/** Date and source stand there before anyone is asked: without an answer they say nothing. */
function contactInput(form: FormData, companyId: string): object {
  const { consent, ...fields } = formValues(form);
  const answered = (consent as { consent?: string } | undefined)?.consent !== undefined;
  return { ...fields, companyId, ...(answered && { consent }) };
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, addContact, {
      input: (form) => contactInput(form, event.params.id),
      next: ({ companyId }) => `/companies/${companyId}`,
    }),
};
