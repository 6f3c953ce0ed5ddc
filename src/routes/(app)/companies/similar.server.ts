import { fail, redirect } from '@sveltejs/kit';
import { companyInput, type SimilarCompany } from '#areas/companies/index.ts';
import { findSimilarCompanies } from '#areas/companies/server/index.ts';
import { href } from '#platform/i18n.ts';
import type { Text } from '#platform/text.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { performFor, STATUS, typedValues, type FormEvent } from '#platform/web/form.ts';
import { leaveFlash } from '#ui/flash.ts';

/** Writes the firm of a form and goes to its file; a firm that may be there already comes back with those it resembles. */
export async function writeCompany(event: FormEvent, operation: Operation, done: Text) {
  const form = await event.request.formData();
  const input = { ...companyInput(form), ...event.params };
  const result = await performFor(event, operation, input);
  if (result.ok) {
    leaveFlash(event.cookies, done);
    redirect(303, href(`/companies/${(result.value as { id: string }).id}`, event.locals.locale));
  }
  const { refusal } = result;
  const similar: SimilarCompany[] = refusal.kind === 'conflict' ? await similarTo(event, input) : [];
  return fail(STATUS[refusal.kind], { refusal, values: typedValues(form), similar });
}

async function similarTo(event: FormEvent, input: object): Promise<SimilarCompany[]> {
  const found = await performFor(event, findSimilarCompanies, input);
  return found.ok ? found.value.items.filter(({ id }) => id !== event.params.id) : [];
}
