import { directoryKeeper, importProviders } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/index.ts';
import { formAction } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (!directoryKeeper(event.locals.actor)) endPage(event, forbidden(event.locals.actor));
};

export const actions: Actions = {
  default: async (event) => {
    const sent = (await event.request.clone().formData()).get('file');
    const data = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
    return formAction(event, importProviders, {
      input: () => ({ data }),
      next: ({ added, changed, same }) => {
        leaveFlash(event.cookies, text(m.providers_done_imported, { added, changed, same }));
        return '/providers';
      },
    });
  },
};
