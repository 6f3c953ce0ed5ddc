import { suggestCompaniesQuery } from '#areas/companies/server/index.ts';
import { createProfile, networkStaff } from '#areas/network/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/index.ts';
import { formAction, formValues, performFor, type FormEvent } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (!networkStaff(event.locals.actor)) endPage(event, forbidden(event.locals.actor));
};

/** Without scripts only the firm's words come: they must name one firm of the register. */
async function firmOfWords(event: FormEvent, words: unknown): Promise<string | undefined> {
  if (typeof words !== 'string') return undefined;
  const found = await performFor(event, suggestCompaniesQuery, { q: words, limit: 2 });
  return found.ok && found.value.items.length === 1 ? found.value.items[0]!.id : undefined;
}

export const actions: Actions = {
  default: async (event) => {
    const typed = formValues(await event.request.clone().formData());
    const companyId = typed.companyId ?? (await firmOfWords(event, typed.companyIdText));
    return formAction(event, createProfile, {
      input: () => ({ companyId }),
      next: (created) => {
        leaveFlash(event.cookies, text(m.profile_done_created));
        return `/network/profiles/${created.companyId}`;
      },
    });
  },
};
