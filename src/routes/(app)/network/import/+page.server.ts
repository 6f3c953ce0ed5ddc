import { fail } from '@sveltejs/kit';
import { importProfiles, networkOfficer } from '#areas/network/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/index.ts';
import { formAction, performFor, STATUS } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (!networkOfficer(event.locals.actor)) endPage(event, forbidden(event.locals.actor));
};

async function sentBytes(form: FormData): Promise<Uint8Array> {
  const sent = form.get('file');
  return sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
}

export const actions: Actions = {
  check: async (event) => {
    const data = await sentBytes(await event.request.formData());
    const result = await performFor(event, importProfiles, { data, dryRun: true });
    if (!result.ok) return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: {} });
    return { checked: result.value };
  },
  import: async (event) => {
    const data = await sentBytes(await event.request.clone().formData());
    return formAction(event, importProfiles, {
      input: () => ({ data }),
      next: ({ added, changed, same }) => {
        leaveFlash(event.cookies, text(m.profile_import_done, { added, changed, same }));
        return '/network';
      },
    });
  },
};
