import { fail, redirect } from '@sveltejs/kit';
import {
  assessmentProjects,
  getFramework,
  importPortal,
  listPortalRows,
} from '#areas/diagnosis/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formValues, performFor, STATUS, typedValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const framework = await run(event, getFramework, event.params);
  // Refused to who may not export, and "not found" for a framework without a portal.
  const { items } = await run(event, listPortalRows, { ...event.params, limit: 1 });
  const { projects } = await run(event, assessmentProjects, {});
  const { id, version, name, stages, portal } = framework;
  return { framework: { id, version, name, stages, portal }, projects, any: items.length > 0 };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const file = form.get('file');
    const data = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const done = await performFor(event, importPortal, { ...formValues(form), ...event.params, data });
    if (!done.ok)
      return fail(STATUS[done.refusal.kind], { refusal: done.refusal, values: typedValues(form) });
    const { imported, already, ignored } = done.value;
    const said = { imported, already, ignored: ignored.length };
    leaveFlash(event.cookies, text(m.framework_portal_imported, said));
    redirect(303, href(`/assessments?framework=${event.params.id}`, event.locals.locale));
  },
};
