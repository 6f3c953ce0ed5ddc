import { languageName } from '#areas/strategy/index.ts';
import { getProvider, withdrawProvider } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { namedChoices } from '../provider-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const { interests, ...provider } = await run(event, getProvider, event.params);
  const { choices, nameRegions, nameSectors, nameTemplates } = namedChoices(locale);
  return {
    provider,
    interests,
    names: {
      regions:
        provider.regionCodes.length === choices.regions.length ? null : nameRegions(provider.regionCodes),
      sectors: nameSectors(provider.sectors),
      languages: provider.languages.map((code) => languageName(code, locale)),
    },
    /** What it does, under the families of the catalogue. */
    expertise: choices.templates.filter(({ value }) => provider.templateIds.includes(value)),
    references: provider.references.map(({ templateId, ...reference }) => ({
      ...reference,
      template: templateId && nameTemplates([templateId])[0],
    })),
  };
};

const withdrawal = (withdrawn: boolean) => (event: Parameters<Actions[string]>[0]) =>
  formAction(event, withdrawProvider, {
    input: () => ({ ...event.params, withdrawn }),
    next: ({ id }) => {
      leaveFlash(event.cookies, text(withdrawn ? m.providers_done_withdrawn : m.providers_done_restored));
      return `/providers/${id}`;
    },
  });

export const actions: Actions = { withdraw: withdrawal(true), restore: withdrawal(false) };
