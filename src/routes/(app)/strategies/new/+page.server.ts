import { suggestCompaniesQuery } from '#areas/companies/server/index.ts';
import { createStrategy, strategyChoices, strategyStaff } from '#areas/strategy/server/index.ts';
import { pick } from '#i18n';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction, formValues, performFor, type FormEvent } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale, actor } = event.locals;
  const { own } = await run(event, strategyChoices, {});
  if (!strategyStaff(actor)) endPage(event, notFound().refusal);
  return { projects: own.map((project) => ({ value: project.id, label: pick(project, 'name', locale) })) };
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
    return formAction(event, createStrategy, {
      input: () => ({ ...typed, companyId }),
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.strategies_done_created));
        return `/strategies/${id}`;
      },
    });
  },
};
