import {
  currentThesaurus,
  listOpenNeeds,
  removeNeedWatch,
  saveNeedWatch,
  showInterest,
} from '#areas/network/server/index.ts';
import type { ConceptWords } from '#areas/network/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Locale } from '#platform/text.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/network/requests/open';
const KINDS = ['process', 'material', 'product', 'finish'] as const;

export const load: PageServerLoad = async (event) => ({ open: await run(event, listOpenNeeds, {}) });

/** Words as they are typed, one concept for each: the first that they name. */
function watchOf(form: FormData, locale: Locale, thesaurus: ConceptWords) {
  const { words = '', countries = '' } = formValues(form) as Record<string, string | undefined>;
  const split = (typed: string) => typed.split(/[,;\n]/).map((one) => one.trim());
  const concepts = split(words)
    .filter(Boolean)
    .flatMap((one) => thesaurus.find(one, KINDS, locale, 1).map(({ id }) => id));
  const codes = split(countries.toUpperCase()).filter(Boolean);
  return { name: words.slice(0, 120), criteria: { concepts: [...new Set(concepts)], countries: codes } };
}

export const actions: Actions = {
  async watch(event) {
    const thesaurus = await currentThesaurus();
    return formAction(event, saveNeedWatch, {
      input: (form) => watchOf(form, event.locals.locale, thesaurus),
      next: () => {
        leaveFlash(event.cookies, text(m.quotation_done_watch));
        return HERE;
      },
    });
  },
  unwatch: (event) =>
    formAction(event, removeNeedWatch, {
      next: () => {
        leaveFlash(event.cookies, text(m.quotation_done_unwatch));
        return HERE;
      },
    }),
  interest: (event) =>
    formAction(event, showInterest, {
      next: () => {
        leaveFlash(event.cookies, text(m.quotation_done_interest));
        return HERE;
      },
    }),
};
