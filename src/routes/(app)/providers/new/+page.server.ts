import { addProvider, directoryKeeper } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/index.ts';
import { formAction } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { namedChoices, providerInput } from '../provider-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (!directoryKeeper(event.locals.actor)) endPage(event, forbidden(event.locals.actor));
  return { choices: namedChoices(event.locals.locale).choices };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, addProvider, {
      input: providerInput,
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.providers_done_added));
        return `/providers/${id}`;
      },
    }),
};
