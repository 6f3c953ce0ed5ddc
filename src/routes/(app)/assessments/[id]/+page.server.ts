import { fail, redirect } from '@sveltejs/kit';
import {
  addLink,
  listLinksQuery,
  reopenAssessment,
  revokeLink,
  withdrawAssessment,
} from '#areas/diagnosis/server/index.ts';
import { qrPath } from '#areas/outreach/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formValues, performFor, STATUS, typedValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import {
  bySignIn,
  loadAnswering,
  removeEvidenceOf,
  saveScreen,
  submitScreen,
} from '../../../answering.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const answering = await loadAnswering(event, bySignIn(event));
  const { links } = answering.answering.leads
    ? await run(event, listLinksQuery, event.params)
    : { links: [] };
  return { ...answering, links };
};

export const actions: Actions = {
  save: (event) => saveScreen(event, bySignIn(event)),
  submit: (event) => submitScreen(event, bySignIn(event)),
  evidenceRemove: (event) => removeEvidenceOf(event, bySignIn(event)),
  link: async (event) => {
    const form = await event.request.formData();
    const input = { ...formValues(form), id: event.params.id };
    const result = await performFor(event, addLink, input);
    if (!result.ok)
      return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: typedValues(form) });
    const { url, mailed } = result.value;
    return { link: { name: String(form.get('name')), url, mailed, qr: qrPath(url) } };
  },
  revoke: async (event) => {
    const { linkId } = formValues(await event.request.formData());
    const result = await performFor(event, revokeLink, { id: event.params.id, linkId });
    if (!result.ok) return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: {} });
    leaveFlash(event.cookies, text(m.assessment_revoked_done));
    redirect(303, href(`/assessments/${event.params.id}`, event.locals.locale));
  },
  withdraw: async (event) => {
    const result = await performFor(event, withdrawAssessment, event.params);
    if (!result.ok) return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: {} });
    leaveFlash(event.cookies, text(m.assessment_withdrawn_done));
    redirect(303, href(`/assessments/${event.params.id}`, event.locals.locale));
  },
  reopen: async (event) => {
    const result = await performFor(event, reopenAssessment, event.params);
    if (!result.ok) return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: {} });
    leaveFlash(event.cookies, text(m.assessment_reopened_done));
    redirect(303, href(`/assessments/${result.value.id}`, event.locals.locale));
  },
};
