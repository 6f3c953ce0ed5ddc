import { fail, redirect } from '@sveltejs/kit';
import { getActivity, importAttendance, listAttendanceImports } from '#areas/outreach/server/index.ts';
import { href } from '#i18n';
import { performFor, STATUS } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const imports = await run(event, listAttendanceImports, event.params);
  return { activity: await run(event, getActivity, event.params), imports: imports.items };
};

export const actions: Actions = {
  default: async (event) => {
    const file = (await event.request.formData()).get('file');
    const sent = file instanceof File ? file : new File([], '');
    const data = new Uint8Array(await sent.arrayBuffer());
    const input = {
      id: event.params.id,
      fileName: sent.name || '—',
      mediaType: sent.type || undefined,
      data,
    };
    const started = await performFor(event, importAttendance, input);
    if (!started.ok) return fail(STATUS[started.refusal.kind], { refusal: started.refusal, values: {} });
    redirect(303, href(`/imports/${started.value.id}`, event.locals.locale));
  },
};
