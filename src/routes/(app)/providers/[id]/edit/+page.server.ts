import { getProvider, updateProvider } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/index.ts';
import { formAction } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { namedChoices, providerInput } from '../../provider-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const provider = await run(event, getProvider, event.params);
  if (!provider.keeper) endPage(event, forbidden(event.locals.actor));
  return { provider, choices: namedChoices(event.locals.locale).choices };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, updateProvider, {
      input: (form) => ({ ...providerInput(form), ...event.params }),
      next: ({ id, changed }) => {
        leaveFlash(
          event.cookies,
          text(changed.length > 0 ? m.providers_done_changed : m.providers_done_same),
        );
        return `/providers/${id}`;
      },
    }),
};
