import { getCompany, recordConsent, removeContact, updateContact } from '#areas/companies/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction, formValues, type FormEvent } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const file = await run(event, getCompany, { id: event.params.id });
  const contact = file.contacts.find(({ id, own }) => id === event.params.contact && own);
  if (!contact) endPage(event, notFound().refusal);
  return { contact, company: file.identity, today: quebecDay(currentRuntime().clock.now()) };
};

const input = (event: FormEvent) => (form: FormData) => ({
  ...formValues(form),
  id: event.params.contact,
});
const next = ({ companyId }: { companyId: string }) => `/companies/${companyId}`;

export const actions: Actions = {
  update: (event) => formAction(event, updateContact, { input: input(event), next }),
  consent: (event) => formAction(event, recordConsent, { input: input(event), next }),
  remove: (event) => formAction(event, removeContact, { input: input(event), next }),
};
