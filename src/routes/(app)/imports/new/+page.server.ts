import { fail, redirect } from '@sveltejs/kit';
import { listImports, startCompanyImport } from '#areas/companies/server/index.ts';
import { href } from '#i18n';
import { performFor, STATUS } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who may not see lists may not bring one. */
export const load: PageServerLoad = async (event) => void (await run(event, listImports, { limit: 1 }));

const EMPTY = { name: '', type: '', data: new Uint8Array() };

async function sentFile(form: FormData): Promise<typeof EMPTY> {
  const file = form.get('file');
  if (!(file instanceof File)) return EMPTY;
  return { name: file.name, type: file.type, data: new Uint8Array(await file.arrayBuffer()) };
}

export const actions: Actions = {
  default: async (event) => {
    const { name, type, data } = await sentFile(await event.request.formData());
    const input = { fileName: name || '—', mediaType: type || undefined, data };
    const started = await performFor(event, startCompanyImport, input);
    if (!started.ok) return fail(STATUS[started.refusal.kind], { refusal: started.refusal, values: {} });
    redirect(303, href(`/imports/${started.value.id}`, event.locals.locale));
  },
};
